using System.Net;
using System.Text;
using ConsultAddin.Local.People;

namespace ConsultAddin.Local.Issuer;

/// <summary>
/// The sign-in page: a list of people instead of passwords, since this is a demonstration on one machine. A code is
/// given to addresses of this machine only.
/// </summary>
internal static class Authorize
{
    public static IResult Show(HttpRequest request, Accounts accounts, AuthorizationCodes codes)
    {
        string? Query(string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;

        var redirect = Query("redirect_uri");
        if (Query("client_id") is not Tenant.ClientId || redirect is null || !IsLocal(redirect))
            return Page("로그인할 수 없습니다", "<p>등록되지 않은 프로그램이거나 이 컴퓨터 밖으로 돌아가는 주소입니다.</p>", StatusCodes.Status400BadRequest);
        if (Query("response_type") is not "code" || Query("code_challenge_method") is not (null or "S256"))
            return Return(redirect, Query("response_mode"), new() { ["error"] = "unsupported_response_type", ["state"] = Query("state") });

        var chosen = Query("as") ?? (Query("prompt") is "none" ? Query("login_hint") : null);
        if (chosen is not null && accounts.Find(chosen) is { CanSignIn: true } account)
        {
            return Return(redirect, Query("response_mode"), new()
            {
                ["code"] = codes.Give(account, Tenant.ClientId, redirect, Query("nonce"), Query("code_challenge")),
                ["state"] = Query("state"),
                ["session_state"] = Tenant.ObjectId("session/" + account.Address).ToString(),
            });
        }

        if (Query("prompt") is "none")
            return Return(redirect, Query("response_mode"), new() { ["error"] = "login_required", ["state"] = Query("state") });

        var people = string.Concat(accounts.All.Where(a => a.CanSignIn).Select(person =>
        {
            var address = $"{request.Path}{request.QueryString}&as={Uri.EscapeDataString(person.Address)}";
            return $"<li><a href=\"{Html(address)}\"><b>{Html(person.Name)}</b> <span>{Html(person.Address)}</span> <em>{Html(RoleNames(person))}</em></a></li>";
        }));
        return Page("누구로 로그인할까요?", $"<ul>{people}</ul>");
    }

    /// <summary>Whether an address is on this machine.</summary>
    internal static bool IsLocal(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" && parsed.IsLoopback;

    internal static string RoleNames(Account account) => string.Join(" · ", account.Roles.Select(role => role switch
    {
        "officer" => "담당 공무원",
        "reviewer" => "검토자",
        "counsellor" => "상담사",
        "administrator" => "관리자",
        _ => role,
    }));

    private static IResult Return(string redirect, string? mode, Dictionary<string, string?> values)
    {
        var given = values.Where(v => v.Value is not null).ToList();
        if (mode is "form_post")
        {
            var fields = string.Concat(given.Select(v => $"<input type=\"hidden\" name=\"{Html(v.Key)}\" value=\"{Html(v.Value!)}\">"));
            return Page("로그인하는 중", $"<form method=\"post\" action=\"{Html(redirect)}\">{fields}<button>계속</button></form><script src=\"/local/pages/submit.js\"></script>");
        }

        var query = string.Join('&', given.Select(v => $"{v.Key}={Uri.EscapeDataString(v.Value!)}"));
        return Results.Redirect(redirect + (redirect.Contains('?') ? '&' : '?') + query);
    }

    private static Guarded Page(string title, string body, int status = StatusCodes.Status200OK) => new(Results.Content(
        $"<!doctype html><html lang=\"ko\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Html(title)}</title><link rel=\"stylesheet\" href=\"/local/pages/local.css\"></head><body class=\"sheet\"><main><h1>{Html(title)}</h1><p class=\"note\">한 대의 컴퓨터에서 보는 시연입니다. 비밀번호는 없습니다.</p>{body}</main></body></html>",
        "text/html", Encoding.UTF8, status));

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A page that may load nothing but its own style and script, and send its form to this machine only.</summary>
    private sealed class Guarded(IResult page) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self' http://127.0.0.1:* http://localhost:*; base-uri 'none'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers.CacheControl = "no-store";
            return page.ExecuteAsync(httpContext);
        }
    }
}
