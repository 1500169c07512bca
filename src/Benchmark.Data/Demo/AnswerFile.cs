using System.Text;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Data.Demo;

/// <summary>Writes answers in the long CSV layout. Made for millions of lines: a line is put together from bytes.</summary>
internal sealed class AnswerFile
{
    private const string Header =
        "organisation_id,organisation_name,corporate_group,kind,region,size_band,service_type,authority_type,perspective,rater,"
        + "statement,rating,number,narrative,evidence\n";

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[1 << 16];
    private byte[] _sheet = [];
    private int _used;
    private long _answers;

    public AnswerFile(Stream stream)
    {
        _stream = stream;
        Append(Encoding.UTF8.GetBytes(Header));
    }

    /// <summary>The following answers are of this organisation, perspective and rater.</summary>
    /// <param name="organisation">Whose they are.</param>
    /// <param name="perspective">Null for the organisation's one sheet.</param>
    /// <param name="rater">From 0; the organisation's one sheet has no rater's name.</param>
    public void BeginSheet(SyntheticOrganisation organisation, PerspectiveCode? perspective, int rater)
    {
        string[] fields =
        [
            organisation.Reference, organisation.Name, organisation.CorporateGroup ?? "", Code.Of(organisation.Kind),
            Code.Of(organisation.Region), Code.Of(organisation.SizeBand), Code.Of(organisation.Service), "",
            perspective is { } from ? Code.Of(from) : "", perspective is null ? "" : $"rater-{rater + 1}", "",
        ];
        _sheet = Encoding.UTF8.GetBytes(string.Join(',', fields));
    }

    /// <summary>Adds a rating; 0 for none.</summary>
    public void AddRating(ReadOnlySpan<byte> statement, byte rating)
    {
        Append(_sheet);
        Append(statement);
        Append(rating == 0 ? ",,,,\n"u8 : [(byte)',', (byte)('0' + rating), .. ",,,\n"u8]);
        _answers++;
    }

    /// <summary>Adds an answer in words.</summary>
    /// <param name="statement">Its code.</param>
    /// <param name="number">Null for none.</param>
    /// <param name="narrative">Null for none; holds no quotation mark.</param>
    /// <param name="evidence">Holds no quotation mark and no bar.</param>
    public void AddWords(string statement, int? number, string? narrative, IEnumerable<string> evidence)
    {
        Append(_sheet);
        var words = narrative is null ? "" : $"\"{narrative}\"";
        Append(Encoding.UTF8.GetBytes($"{statement},,{number},{words},{string.Join('|', evidence)}\n"));
        _answers++;
    }

    /// <summary>Writes what is left.</summary>
    /// <returns>The number of answers.</returns>
    public long Finish()
    {
        _stream.Write(_buffer, 0, _used);
        _stream.Flush();
        return _answers;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_used + bytes.Length > _buffer.Length)
        {
            _stream.Write(_buffer, 0, _used);
            _used = 0;
        }

        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }
}
