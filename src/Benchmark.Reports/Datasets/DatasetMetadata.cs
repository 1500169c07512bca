using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Domain;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>Describes a dataset to programs, in the three ways they expect.</summary>
internal static class DatasetMetadata
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A Frictionless data package, version 1: specs.frictionlessdata.io/data-package.</summary>
    public static string DataPackage(Release release, IReadOnlyList<DatasetFile> files) => Text(new JsonObject
    {
        ["profile"] = files.All(file => file.Format is null or DatasetFormat.Csv) ? "tabular-data-package" : "data-package",
        ["name"] = DatasetWords.Slug(release.Facts),
        ["id"] = $"{release.Facts.Name}#{release.Facts.Checksum}",
        ["title"] = DatasetWords.Title(release),
        ["description"] = DatasetWords.Description(release),
        ["version"] = release.Facts.Version,
        ["created"] = release.Facts.PublishedAt?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
        ["keywords"] = new JsonArray([.. DatasetWords.Keywords]),
        ["licenses"] = new JsonArray(new JsonObject
        {
            ["name"] = DatasetWords.LicenceName,
            ["path"] = DatasetWords.LicencePath,
            ["title"] = DatasetWords.LicenceTitle,
        }),
        ["contributors"] = new JsonArray(new JsonObject { ["title"] = DatasetWords.Publisher, ["role"] = "publisher" }),
        ["sources"] = new JsonArray(new JsonObject { ["title"] = $"{release.Framework.Title} ({release.Framework.Edition}), {release.Framework.Publisher}" }),
        ["citation"] = DatasetWords.Citation(release),
        ["resources"] = new JsonArray([.. files.Where(file => file.Table is not null).Select(Resource)]),
    });

    /// <summary>CSV on the Web: w3.org/TR/tabular-metadata. Lies beside its file as <c>NAME.csv-metadata.json</c>.</summary>
    public static string CsvOnTheWeb(Release release, DatasetTable table)
    {
        var schema = new JsonObject { ["columns"] = new JsonArray([.. table.Columns.Select(CsvOnTheWebColumn)]) };
        if (table.Key.Count > 0)
            schema["primaryKey"] = new JsonArray([.. table.Key]);
        return Text(new JsonObject
        {
            ["@context"] = new JsonArray("http://www.w3.org/ns/csvw", new JsonObject { ["@language"] = "en-GB" }),
            ["url"] = $"{table.Name}.csv",
            ["dc:title"] = $"{DatasetWords.Title(release)}: {table.Title}",
            ["dc:description"] = table.Description,
            ["dc:publisher"] = DatasetWords.Publisher,
            ["dc:license"] = new JsonObject { ["@id"] = DatasetWords.LicencePath },
            ["dc:bibliographicCitation"] = DatasetWords.Citation(release),
            ["dc:issued"] = DatasetWords.PublishedOn(release.Facts),
            ["tableSchema"] = schema,
        });
    }

    /// <summary>A schema.org Dataset, for search engines: schema.org/Dataset.</summary>
    public static string SchemaOrg(Release release, IReadOnlyList<DatasetFile> files) => Text(new JsonObject
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Dataset",
        ["name"] = DatasetWords.Title(release),
        ["description"] = DatasetWords.Description(release),
        ["identifier"] = release.Facts.Name,
        ["version"] = release.Facts.Version,
        ["datePublished"] = DatasetWords.PublishedOn(release.Facts),
        ["license"] = DatasetWords.LicencePath,
        ["creditText"] = DatasetWords.Citation(release),
        ["isAccessibleForFree"] = true,
        ["inLanguage"] = "en-GB",
        ["keywords"] = new JsonArray([.. DatasetWords.Keywords]),
        ["spatialCoverage"] = new JsonObject { ["@type"] = "Place", ["name"] = "England", ["identifier"] = "E92000001" },
        ["creator"] = new JsonObject { ["@type"] = "Organization", ["name"] = DatasetWords.Publisher },
        ["measurementTechnique"] = $"Self-assessment against {release.Framework.Title} ({release.Framework.Edition})",
        ["variableMeasured"] = new JsonArray([.. release.Framework.Domains.Select(domain => (JsonNode)new JsonObject { ["@type"] = "PropertyValue", ["name"] = domain.Title })]),
        ["distribution"] = new JsonArray([.. files.Where(file => file.Table is not null).Select(file => (JsonNode)new JsonObject
        {
            ["@type"] = "DataDownload",
            ["name"] = file.Table!.Title,
            ["contentUrl"] = file.Name,
            ["encodingFormat"] = DatasetFormats.MediaType(file.Name).Split(';')[0],
            ["contentSize"] = $"{file.Bytes} B",
            ["sha256"] = file.Checksum,
        })]),
    });

    /// <summary>What changed since the version before: kind, the part of the version's number that tells of it, subject, code, words.</summary>
    public static string Changelog(Release release, IReadOnlyList<ReleaseChange> changes) => Text(new JsonObject
    {
        ["release"] = release.Facts.Name,
        ["version"] = release.Facts.Version,
        ["changes"] = new JsonArray([.. changes.Select(change => (JsonNode)new JsonObject
        {
            ["kind"] = Code.Of(change.Kind),
            ["part"] = Code.Of(change.Part),
            ["subject"] = Code.Of(change.Subject),
            ["code"] = change.Code,
            ["description"] = change.Description,
        })]),
    });

    private static JsonNode Resource(DatasetFile file)
    {
        var resource = new JsonObject
        {
            ["profile"] = file.Format == DatasetFormat.Csv ? "tabular-data-resource" : "data-resource",
            ["name"] = file.Format == DatasetFormat.Csv ? file.Table!.Name : $"{file.Table!.Name}-{DatasetFormats.Extension(file.Format!.Value)}",
            ["path"] = file.Name,
            ["title"] = file.Table.Title,
            ["description"] = file.Table.Description,
            ["format"] = DatasetFormats.Extension(file.Format!.Value),
            ["mediatype"] = DatasetFormats.MediaType(file.Name).Split(';')[0],
            ["bytes"] = file.Bytes,
            ["hash"] = $"sha256:{file.Checksum}",
        };
        if (file.Format == DatasetFormat.Parquet)
            return resource;

        resource["encoding"] = "utf-8";
        resource["schema"] = TableSchema(file.Table);
        return resource;
    }

    private static JsonObject TableSchema(DatasetTable table)
    {
        var schema = new JsonObject
        {
            ["fields"] = new JsonArray([.. table.Columns.Select(TableSchemaField)]),
            ["missingValues"] = new JsonArray(""),
        };
        if (table.Key.Count > 0)
            schema["primaryKey"] = new JsonArray([.. table.Key]);
        return schema;
    }

    private static JsonNode TableSchemaField(DatasetColumn column)
    {
        var constraints = new JsonObject { ["required"] = column.IsRequired };
        if (column.Codes.Count > 0)
            constraints["enum"] = new JsonArray([.. column.Codes.Select(code => code.Code)]);
        return new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = column.Type switch { ColumnType.Text => "string", ColumnType.Whole => "integer", _ => "number" },
            ["title"] = column.Title,
            ["description"] = column.Description,
            ["constraints"] = constraints,
        };
    }

    private static JsonNode CsvOnTheWebColumn(DatasetColumn column) => new JsonObject
    {
        ["name"] = column.Name,
        ["titles"] = column.Name,
        ["dc:title"] = column.Title,
        ["dc:description"] = column.Description,
        ["datatype"] = column.Type switch { ColumnType.Text => "string", ColumnType.Whole => "integer", _ => "decimal" },
        ["required"] = column.IsRequired,
    };

    private static string Text(JsonObject document) => document.ToJsonString(Readable) + "\n";
}
