using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Benchmark.Data.Vault;

/// <summary>Names columns, keys and indexes as PostgreSQL does: <c>opens_at</c>, <c>round_pkey</c>, <c>round_code_key</c>.</summary>
internal sealed partial class SnakeCaseNames : IModelFinalizingConvention
{
    /// <inheritdoc/>
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
                property.Builder.HasColumnName(SnakeCase(property.Name));

            var table = entity.GetTableName()!;
            foreach (var key in entity.GetKeys())
                key.Builder.HasName(key.IsPrimaryKey() ? $"{table}_pkey" : Name(table, key.Properties, "key"));

            foreach (var reference in entity.GetForeignKeys())
                reference.Builder.HasConstraintName(Name(table, reference.Properties, "fkey"));

            foreach (var index in entity.GetIndexes())
                index.Builder.HasDatabaseName(Name(table, index.Properties, index.IsUnique ? "key" : "idx"));
        }
    }

    private static string Name(string table, IEnumerable<IConventionProperty> properties, string suffix) =>
        $"{table}_{string.Join('_', properties.Select(property => SnakeCase(property.Name)))}_{suffix}";

    private static string SnakeCase(string name) => WordStart().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}
