using System.Buffers.Binary;

namespace Benchmark.Data.Imports;

/// <summary>One checked answer; its words are valid until the next one is read.</summary>
internal readonly ref struct AnswerRow
{
    /// <summary>The sheet it stands on.</summary>
    public required SheetPlan Sheet { get; init; }

    /// <summary>The position of its statement in the edition.</summary>
    public required int Statement { get; init; }

    /// <summary>0 when not rated.</summary>
    public short Rating { get; init; }

    /// <summary>Null when there is none.</summary>
    public double? Number { get; init; }

    /// <summary>Words in UTF-8; empty when blank.</summary>
    public ReadOnlySpan<byte> Narrative { get; init; }

    /// <summary>Items in UTF-8 with <see cref="Separator"/> between them; a blank item does not count.</summary>
    public ReadOnlySpan<byte> Evidence { get; init; }

    /// <summary>A byte that is in no item of evidence.</summary>
    public required byte Separator { get; init; }

    /// <summary>The next item of <paramref name="evidence"/>, which is shortened by it; false after the last.</summary>
    public bool TakeItem(ref ReadOnlySpan<byte> evidence, out ReadOnlySpan<byte> item)
    {
        while (evidence.Length > 0)
        {
            var end = evidence.IndexOf(Separator);
            item = (end < 0 ? evidence : evidence[..end]).Trim(Blank);
            evidence = end < 0 ? [] : evidence[(end + 1)..];
            if (item.Length > 0)
                return true;
        }

        item = [];
        return false;
    }

    /// <summary>Whether it is no more than a rating, or blank.</summary>
    public bool IsPlain => Number is null && Narrative.IsEmpty && Evidence.IsEmpty;

    /// <summary>Whether it names evidence.</summary>
    public bool HasEvidence => Evidence.Length > 0 && Evidence is var rest && TakeItem(ref rest, out _);

    /// <summary>The bytes that tell it from another answer; <paramref name="scratch"/> holds them and grows as needed.</summary>
    public ReadOnlySpan<byte> Content(ReadOnlySpan<byte> code, ref byte[] scratch)
    {
        var most = code.Length + Narrative.Length + 3 * Evidence.Length + 32;
        if (scratch.Length < most)
            scratch = new byte[2 * most];

        var target = scratch.AsSpan();
        target[0] = (byte)Rating;
        BinaryPrimitives.WriteDoubleLittleEndian(target[1..], Number ?? double.NaN);
        var written = Append(target, Append(target, 9, code), Narrative);
        var rest = Evidence;
        while (TakeItem(ref rest, out var item))
            written = Append(target, written, item);

        return target[..written];
    }

    /// <summary>What surrounds words without being a part of them.</summary>
    public static ReadOnlySpan<byte> Blank => " \t\r\n"u8;

    private static int Append(Span<byte> target, int at, ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target[at..], part.Length);
        part.CopyTo(target[(at + 4)..]);
        return at + 4 + part.Length;
    }
}

/// <summary>Checked answers, one after the other.</summary>
internal interface IAnswerRows
{
    /// <summary>Goes to the next answer; false after the last.</summary>
    bool Read();

    /// <summary>The answer.</summary>
    AnswerRow Current { get; }

    /// <summary>How many bytes of the source are behind it.</summary>
    long BytesRead { get; }
}
