using System.Numerics;
using System.Text;

namespace Benchmark.Reports.Datasets;

/// <summary>Thrift's compact protocol, as far as the headers of a Parquet file need it.</summary>
/// <remarks>
/// Fields of a structure are written in ascending order of their numbers. Source: Apache Thrift, "Thrift compact protocol
/// encoding" (doc/specs/thrift-compact-protocol.md of that project).
/// </remarks>
internal sealed class ThriftWriter(ByteBuffer output)
{
    private const int Int32 = 5, Int64 = 6, Binary = 8, List = 9, Structure = 12;

    private readonly Stack<int> _outer = [];
    private int _last;

    public void Field(int number, int value)
    {
        Header(number, Int32);
        Varint((uint)((value << 1) ^ (value >> 31)));
    }

    public void Field(int number, long value)
    {
        Header(number, Int64);
        Varint((ulong)((value << 1) ^ (value >> 63)));
    }

    public void Field(int number, string value)
    {
        Header(number, Binary);
        Text(value);
    }

    public void Field(int number, IReadOnlyList<int> values)
    {
        BeginList(number, Int32, values.Count);
        foreach (var value in values)
            Varint((uint)((value << 1) ^ (value >> 31)));
    }

    public void Field(int number, IReadOnlyList<string> values)
    {
        BeginList(number, Binary, values.Count);
        foreach (var value in values)
            Text(value);
    }

    public void Field(int number, Action structure)
    {
        Header(number, Structure);
        Struct(structure);
    }

    public void Field<T>(int number, IReadOnlyList<T> items, Action<T> structure)
    {
        BeginList(number, Structure, items.Count);
        foreach (var item in items)
            Struct(() => structure(item));
    }

    /// <summary>A structure's fields and its end.</summary>
    public void Struct(Action fields)
    {
        _outer.Push(_last);
        _last = 0;
        fields();
        output.Add(0);
        _last = _outer.Pop();
    }

    private void Header(int number, int type)
    {
        output.Add((byte)(((number - _last) << 4) | type));
        _last = number;
    }

    private void BeginList(int number, int type, int count)
    {
        Header(number, List);
        if (count < 15)
        {
            output.Add((byte)((count << 4) | type));
            return;
        }

        output.Add((byte)(0xF0 | type));
        Varint((uint)count);
    }

    private void Text(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Varint((uint)bytes.Length);
        output.Add(bytes);
    }

    private void Varint<T>(T value)
        where T : struct, IBinaryInteger<T>
    {
        var low = T.CreateTruncating(0x7F);
        for (; value > low; value >>= 7)
            output.Add(byte.CreateTruncating((value & low) | T.CreateTruncating(0x80)));
        output.Add(byte.CreateTruncating(value));
    }
}
