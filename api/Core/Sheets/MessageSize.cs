using System.Globalization;
using System.Text.Json.Serialization;

namespace ConsultAddin.Core.Sheets;

/// <summary>
/// How large a message is as Korean carriers count: bytes of code page 949, a line end as one byte, each variable with
/// its longest value. Limits from the carriers' relays (NHN, Naver SENS, CoolSMS): SMS 90, LMS and MMS 2,000, title 40.
/// </summary>
/// <param name="Bytes">Bytes of the text; a character that can't be encoded counts as two, so that mending it never adds.</param>
/// <param name="Characters">UTF-16 units of the text with the longest values, as KakaoTalk counts.</param>
/// <param name="Kind">How it would be sent.</param>
/// <param name="Unencodable">Characters that carriers can't transmit and would show as <c>?</c>, and invisible ones; each once.</param>
/// <param name="SomePhonesOnly">Characters that only newer phones show (outside KS X 1001, such as 똠); each once.</param>
/// <param name="Findings">What the officer should know; fields are relative to the message (<c>text</c>, <c>heading</c>).</param>
public sealed record MessageSize(
    int Bytes,
    int Characters,
    SizeKind Kind,
    IReadOnlyList<OddCharacter> Unencodable,
    IReadOnlyList<OddCharacter> SomePhonesOnly,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Most bytes of an SMS.</summary>
    public const int SmsBytes = 90;

    /// <summary>Bytes up to which every carrier took an SMS in 2011; beyond, a hint.</summary>
    public const int SmsBytesEverywhere = 80;

    /// <summary>Most bytes of an LMS or MMS.</summary>
    public const int LmsBytes = 2_000;

    /// <summary>Bytes of a title beyond which some relays cut it.</summary>
    public const int HeadingBytes = 40;

    /// <summary>Most characters of an 알림톡.</summary>
    public const int AlimTalkCharacters = 1_000;

    /// <summary>Measures a text as it stands, without variables, as the shortest kind that takes it.</summary>
    public static MessageSize Measure(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Measure(new Message { Text = text });
    }

    /// <summary>Measures a message with the longest value of each variable, for its channel.</summary>
    public static MessageSize Measure(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var meter = new SizeMeter();
        meter.AddMessage(message);
        var kind = message.Channel switch
        {
            Channel.AlimTalk => meter.Characters <= AlimTalkCharacters ? SizeKind.AlimTalk : SizeKind.Over,
            Channel.Mms => meter.Bytes <= LmsBytes ? SizeKind.Mms : SizeKind.Over,
            Channel.Lms => meter.Bytes <= LmsBytes ? SizeKind.Lms : SizeKind.Over,
            _ => meter.Bytes switch { <= SmsBytes => SizeKind.Sms, <= LmsBytes => SizeKind.Lms, _ => SizeKind.Over },
        };

        return new MessageSize(
            meter.Bytes, meter.Characters, kind, meter.Unencodable, meter.SomePhonesOnly,
            message.Channel switch
            {
                Channel.Other => [],
                Channel.AlimTalk => kind == SizeKind.Over ? [TooManyCharacters(meter.Characters)] : [],
                _ => [.. OfText(message.Channel, meter, kind), .. OfHeading(message)],
            });
    }

    private static IEnumerable<Finding> OfText(Channel channel, SizeMeter meter, SizeKind kind)
    {
        if (Listed(meter.Unencodable) is { } unencodable)
            yield return new("text", Severity.Error, "unencodable",
                $"통신사가 보내지 못하는 글자가 있습니다: {unencodable}. 받는 사람에게는 ?로 보이니 다른 글자로 바꿔 주세요.");
        if (Listed(meter.SomePhonesOnly) is { } some)
            yield return new("text", Severity.Hint, "some-phones-only",
                $"일부 휴대전화에서는 보이지 않을 수 있는 글자가 있습니다: {some}. 다른 글자로 바꾸는 것이 안전합니다.");

        if (kind == SizeKind.Over)
            yield return new("text", Severity.Error, "over",
                Invariant($"문안이 {meter.Bytes:N0}바이트로, {LmsBytes:N0}바이트를 넘어 보낼 수 없습니다. 문안을 줄여 주세요."));
        else if (channel == Channel.Sms && kind == SizeKind.Lms)
            yield return new("text", Severity.Hint, "becomes-lms",
                Invariant($"문안이 {meter.Bytes:N0}바이트로, {SmsBytes}바이트를 넘어 LMS로 나갑니다. SMS로 보내려면 줄여 주세요."));
        else if (channel == Channel.Sms && meter.Bytes > SmsBytesEverywhere)
            yield return new("text", Severity.Hint, "near-limit",
                Invariant($"문안이 {meter.Bytes}바이트입니다. 통신사에 따라 {SmsBytesEverywhere}바이트에서 잘릴 수 있으니 줄이는 것이 안전합니다."));

        var limit = channel == Channel.Sms && meter.Bytes <= SmsBytes ? SmsBytes : LmsBytes;
        if (meter.Bytes <= limit && meter.Bytes + meter.LineEnds > limit)
            yield return new("text", Severity.Hint, "line-ends",
                Invariant($"줄바꿈을 2바이트로 세는 발송 시스템에서는 {limit:N0}바이트를 넘습니다({meter.Bytes + meter.LineEnds:N0}바이트). 조금 줄이는 것이 안전합니다."));
    }

    private static IEnumerable<Finding> OfHeading(Message message)
    {
        if (message.Heading.Length == 0)
            yield break;
        var meter = new SizeMeter();
        meter.AddText(message.Heading);
        if (Listed(meter.Unencodable) is { } unencodable)
            yield return new("heading", Severity.Error, "unencodable",
                $"제목에 통신사가 보내지 못하는 글자가 있습니다: {unencodable}. 다른 글자로 바꿔 주세요.");
        if (Listed(meter.SomePhonesOnly) is { } some)
            yield return new("heading", Severity.Hint, "some-phones-only",
                $"제목에 일부 휴대전화에서는 보이지 않을 수 있는 글자가 있습니다: {some}. 다른 글자로 바꾸는 것이 안전합니다.");
        if (message.Channel == Channel.Sms)
            yield return new("heading", Severity.Hint, "heading-unused", "SMS에는 제목이 나가지 않습니다. 제목을 비우거나 종류를 LMS로 바꿔 주세요.");
        else if (meter.Bytes > HeadingBytes)
            yield return new("heading", Severity.Hint, "heading-long",
                Invariant($"제목이 {meter.Bytes}바이트입니다. {HeadingBytes}바이트를 넘으면 잘릴 수 있으니 줄여 주세요."));
    }

    private static Finding TooManyCharacters(int characters) => new("text", Severity.Error, "over",
        Invariant($"알림톡은 {AlimTalkCharacters:N0}자까지 보낼 수 있습니다. 지금 {characters:N0}자이니 줄여 주세요."));

    /// <summary>At most five different characters, each visible or by name, joined for a sentence; null for none.</summary>
    private static string? Listed(IEnumerable<OddCharacter> odd) =>
        odd.Any() ? string.Join(", ", odd.Select(o => o.Name ?? $"‘{o.Text}’").Distinct().Take(5)) : null;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How a text of this size is sent.</summary>
public enum SizeKind
{
    /// <summary>Short message, up to 90 bytes.</summary>
    [JsonStringEnumMemberName("SMS")] Sms,
    /// <summary>Long message, up to 2,000 bytes.</summary>
    [JsonStringEnumMemberName("LMS")] Lms,
    /// <summary>Message with pictures, up to 2,000 bytes.</summary>
    [JsonStringEnumMemberName("MMS")] Mms,
    /// <summary>알림톡, up to 1,000 characters.</summary>
    [JsonStringEnumMemberName("alimtalk")] AlimTalk,
    /// <summary>Too long for its channel, or for any.</summary>
    [JsonStringEnumMemberName("over")] Over,
}

/// <summary>A character that not every phone shows, once for all its places.</summary>
/// <param name="Text">The character itself; it may be invisible.</param>
/// <param name="CodePoint">Its number in Unicode, <c>U+2013</c>.</param>
/// <param name="Name">What it is called in Korean where it can't be seen; otherwise null.</param>
/// <param name="Variable">The name of the variable in whose longest value it stands; null for the text itself.</param>
/// <param name="Start">Where it stands first, in UTF-16 units: in the text, or in the longest value of <paramref name="Variable"/>.</param>
/// <param name="Length">Its length in UTF-16 units, 1 or 2.</param>
/// <param name="Count">How often it stands there.</param>
public sealed record OddCharacter(string Text, string CodePoint, string? Name, string? Variable, int Start, int Length, int Count);
