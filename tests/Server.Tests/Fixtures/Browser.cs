using System.Text.RegularExpressions;

namespace ConsultAddin.Server.Tests.Fixtures;

/// <summary>
/// As much of a browser as signing in needs. It follows no redirects by itself, and sends Secure cookies to 127.0.0.1 over http,
/// as browsers do and HttpClient doesn't.
/// </summary>
public sealed partial class Browser(Uri server, Uri issuer) : HttpClient(new CookieJar { InnerHandler = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false } })
{
    /// <summary>Opens a page, chooses a person at the sign-in, and comes back; the last answer sets the session's cookie.</summary>
    public async Task<HttpResponseMessage> SignIn(string page, string person, CancellationToken cancellation)
    {
        var challenge = (await GetAsync(new Uri(server, page), cancellation)).Headers.Location!;
        // Asked of Microsoft's host, where the stand-in answers; its page would offer the people as links.
        var form = await GetStringAsync(new Uri(issuer, $"{challenge.PathAndQuery}&as={Uri.EscapeDataString(person)}"), cancellation);
        var action = System.Net.WebUtility.HtmlDecode(Action().Match(form).Groups[1].Value);
        var fields = Field().Matches(form).ToDictionary(f => f.Groups[1].Value, f => System.Net.WebUtility.HtmlDecode(f.Groups[2].Value));
        return await PostAsync(new Uri(action), new FormUrlEncodedContent(fields), cancellation);
    }

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]*)\"")]
    private static partial Regex Action();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Field();

    private sealed class CookieJar : DelegatingHandler
    {
        private readonly Dictionary<string, string> _cookies = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                if (pair[1].Length > 0)
                    _cookies[pair[0]] = pair[1];
                else
                    _cookies.Remove(pair[0]);
            }

            return answer;
        }
    }
}
