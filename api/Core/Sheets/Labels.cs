namespace ConsultAddin.Core.Sheets;

/// <summary>What staff read for the words of the sheet.</summary>
public static class Labels
{
    /// <summary>The Korean name of a channel.</summary>
    public static string Of(Channel channel) => channel switch
    {
        Channel.Sms => "SMS",
        Channel.Lms => "LMS",
        Channel.Mms => "MMS",
        Channel.AlimTalk => "알림톡",
        _ => "기타",
    };
}
