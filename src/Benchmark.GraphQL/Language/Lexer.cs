using System.Text;

namespace Benchmark.GraphQL.Language;

internal enum TokenKind : byte
{
    EndOfFile, Bang, Dollar, Ampersand, ParenLeft, ParenRight, Spread, Colon, Equals, At, BracketLeft, BracketRight,
    BraceLeft, Pipe, BraceRight, Name, Int, Float, String, BlockString,
}

/// <summary>Cuts UTF-8 source into tokens, one at a time, without copying names and numbers.</summary>
internal struct Lexer(SourceText source)
{
    private readonly byte[] _bytes = source.Bytes;
    private int _at = 0;

    public TokenKind Kind { get; private set; } = TokenKind.EndOfFile;

    /// <summary>The token's first byte.</summary>
    public int Start { get; private set; } = 0;

    /// <summary>The byte after the token.</summary>
    public int End { get; private set; } = 0;

    /// <summary>The decoded value of a string; empty for other tokens.</summary>
    public string Text { get; private set; } = "";

    public readonly ReadOnlySpan<byte> Span => _bytes.AsSpan(Start, End - Start);

    /// <summary>Moves to the next token.</summary>
    /// <exception cref="GraphQLSyntaxException">The bytes ahead are no token.</exception>
    public void Next()
    {
        SkipIgnored();
        Start = _at;
        Kind = Scan();
        End = _at;
    }

    private void SkipIgnored()
    {
        while (_at < _bytes.Length)
        {
            switch (_bytes[_at])
            {
                case (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)',':
                    _at++;
                    break;
                case (byte)'#':
                    var rest = _bytes.AsSpan(_at).IndexOfAny((byte)'\n', (byte)'\r');
                    _at = rest < 0 ? _bytes.Length : _at + rest;
                    break;
                case 0xEF when _bytes.AsSpan(_at).StartsWith("\uFEFF"u8):
                    _at += 3;
                    break;
                default:
                    return;
            }
        }
    }

    private TokenKind Scan()
    {
        if (_at >= _bytes.Length)
            return TokenKind.EndOfFile;

        var first = _bytes[_at];
        switch (first)
        {
            case (byte)'!': return One(TokenKind.Bang);
            case (byte)'$': return One(TokenKind.Dollar);
            case (byte)'&': return One(TokenKind.Ampersand);
            case (byte)'(': return One(TokenKind.ParenLeft);
            case (byte)')': return One(TokenKind.ParenRight);
            case (byte)':': return One(TokenKind.Colon);
            case (byte)'=': return One(TokenKind.Equals);
            case (byte)'@': return One(TokenKind.At);
            case (byte)'[': return One(TokenKind.BracketLeft);
            case (byte)']': return One(TokenKind.BracketRight);
            case (byte)'{': return One(TokenKind.BraceLeft);
            case (byte)'|': return One(TokenKind.Pipe);
            case (byte)'}': return One(TokenKind.BraceRight);
            case (byte)'.' when _bytes.AsSpan(_at).StartsWith("..."u8):
                _at += 3;
                return TokenKind.Spread;
            case (byte)'"':
                return _bytes.AsSpan(_at).StartsWith("\"\"\""u8) ? BlockString() : String();
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return Number();
        }

        if (!IsNameStart(first))
            throw Fault("The document has a character that starts no token.", _at);
        while (_at < _bytes.Length && IsNameContinue(_bytes[_at]))
            _at++;
        return TokenKind.Name;
    }

    private TokenKind One(TokenKind kind)
    {
        _at++;
        return kind;
    }

    private TokenKind Number()
    {
        var kind = TokenKind.Int;
        if (_bytes[_at] == '-')
            _at++;
        if (Current == '0')
        {
            _at++;
            if (IsDigit(Current))
                throw Fault("A number has no leading zeros.", _at);
        }
        else
        {
            Digits();
        }

        if (Current == '.')
        {
            (kind, _at) = (TokenKind.Float, _at + 1);
            Digits();
        }

        if (Current is 'e' or 'E')
        {
            (kind, _at) = (TokenKind.Float, _at + 1);
            if (Current is '+' or '-')
                _at++;
            Digits();
        }

        if (Current == '.' || (Current < 128 && IsNameStart((byte)Current)))
            throw Fault("A number ends before a name, a digit or a point.", _at);
        return kind;
    }

    /// <summary>The byte ahead; 0 at the end.</summary>
    private readonly int Current => _at < _bytes.Length ? _bytes[_at] : 0;

    private void Digits()
    {
        if (!IsDigit(Current))
            throw Fault("A number lacks a digit.", _at);
        while (IsDigit(Current))
            _at++;
    }

    private TokenKind String()
    {
        var start = ++_at;
        StringBuilder? decoded = null;
        while (true)
        {
            var run = _bytes.AsSpan(_at).IndexOfAny("\"\\\n\r"u8);
            var end = run < 0 ? _bytes.Length : _at + run;
            if (run < 0 || _bytes[end] is (byte)'\n' or (byte)'\r')
                throw Fault("A string is not closed on its line.", end);

            if (_bytes[end] == '"')
            {
                var tail = Encoding.UTF8.GetString(_bytes, decoded is null ? start : _at, end - (decoded is null ? start : _at));
                Text = decoded is null ? tail : decoded.Append(tail).ToString();
                _at = end + 1;
                return TokenKind.String;
            }

            decoded ??= new();
            decoded.Append(Encoding.UTF8.GetString(_bytes, _at, end - _at));
            _at = end;
            Escape(decoded);
        }
    }

    private void Escape(StringBuilder decoded)
    {
        var start = _at;
        var letter = _at + 1 < _bytes.Length ? (char)_bytes[_at + 1] : '\0';
        _at += 2;
        switch (letter)
        {
            case '"' or '\\' or '/': decoded.Append(letter); break;
            case 'b': decoded.Append('\b'); break;
            case 'f': decoded.Append('\f'); break;
            case 'n': decoded.Append('\n'); break;
            case 'r': decoded.Append('\r'); break;
            case 't': decoded.Append('\t'); break;
            case 'u': decoded.Append(Unicode(start).ToString()); break;
            default: throw Fault("A string has an escape that does not exist.", start);
        }
    }

    /// <summary>Reads what follows <c>\u</c>: four digits, a surrogate pair of them, or braces.</summary>
    private Rune Unicode(int start)
    {
        if (Current == '{')
        {
            _at++;
            long value = 0;
            var digits = 0;
            for (; Hexadecimal(Current) is >= 0 and var digit; _at++, digits++)
                value = Math.Min((value << 4) | (uint)digit, int.MaxValue);
            if (Current != '}' || digits == 0 || !Rune.IsValid((int)value))
                throw Fault("A string has an escape of no Unicode character.", start);
            _at++;
            return new((int)value);
        }

        var unit = FourDigits(start);
        if (Rune.TryCreate(unit, out var rune))
            return rune;

        if (char.IsHighSurrogate(unit) && _bytes.AsSpan(_at).StartsWith("\\u"u8))
        {
            _at += 2;
            if (Current != '{' && Rune.TryCreate(unit, FourDigits(start), out rune))
                return rune;
        }

        throw Fault("A string has an escape of half a character.", start);
    }

    private char FourDigits(int start)
    {
        var value = 0;
        for (var count = 0; count < 4; count++, _at++)
        {
            if (Hexadecimal(Current) is not (>= 0 and var digit))
                throw Fault("A string has an escape without its four digits.", start);
            value = (value << 4) | digit;
        }

        return (char)value;
    }

    private TokenKind BlockString()
    {
        _at += 3;
        var raw = new StringBuilder();
        while (true)
        {
            var run = _bytes.AsSpan(_at).IndexOf("\"\"\""u8);
            if (run < 0)
                throw Fault("A block string is not closed.", _bytes.Length);

            var end = _at + run;
            var isEscaped = end > _at && _bytes[end - 1] == '\\';
            raw.Append(Encoding.UTF8.GetString(_bytes, _at, end - _at - (isEscaped ? 1 : 0)));
            _at = end + 3;
            if (!isEscaped)
                break;
            raw.Append("\"\"\"");
        }

        Text = BlockStrings.Dedent(raw.ToString());
        return TokenKind.BlockString;
    }

    private readonly GraphQLSyntaxException Fault(string message, int position) => new(message, source, position);

    private static int Hexadecimal(int letter) => letter switch
    {
        >= '0' and <= '9' => letter - '0',
        >= 'a' and <= 'f' => letter - 'a' + 10,
        >= 'A' and <= 'F' => letter - 'A' + 10,
        _ => -1,
    };

    private static bool IsDigit(int letter) => letter is >= '0' and <= '9';

    private static bool IsNameStart(byte letter) =>
        letter is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_';

    private static bool IsNameContinue(byte letter) => IsNameStart(letter) || IsDigit(letter);
}
