namespace ConsultAddin.Local.Exchange;

/// <summary>How a mail would prove its sender on arrival.</summary>
public enum ArrivalProof
{
    /// <summary>It came from a mailbox of the same tenant: <c>X-MS-Exchange-Organization-AuthAs: Internal</c>.</summary>
    Internal,

    /// <summary>SPF, DKIM and DMARC passed for From's domain.</summary>
    Dmarc,

    /// <summary>From's domain publishes no DMARC; SPF and DKIM passed for it.</summary>
    Pinned,

    /// <summary>SPF, DKIM and DMARC failed: somebody else wrote it in From's name.</summary>
    Fail,

    /// <summary>No result either way.</summary>
    None,
}
