using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ConsultAddin.Local.Graph;

/// <summary>
/// The part of OData's $filter that Graph takes for messages: comparisons, <c>and</c>, <c>or</c>, <c>not</c>,
/// brackets, <c>startswith</c>, <c>contains</c>, <c>endswith</c>, and <c>categories/any</c>.
/// </summary>
internal sealed partial class ODataFilter
{
    private static readonly HashSet<string> Filterable =
    [
        "receivedDateTime", "sentDateTime", "createdDateTime", "lastModifiedDateTime", "isRead", "isDraft", "subject",
        "from", "sender", "internetMessageId", "conversationId", "hasAttachments", "importance", "categories", "flag",
        "inferenceClassification", "isReadReceiptRequested", "parentFolderId", "id",
    ];

    private readonly List<string> tokens;
    private readonly List<string> properties = [];
    private int at;

    private ODataFilter(string text)
    {
        tokens = [.. Token().Matches(text).Select(m => m.Value)];
        if (string.Concat(tokens).Length != Blank().Replace(Quoted().Replace(text, m => m.Value.Replace(' ', '\u0001')), "").Length)
            throw Invalid(text);
    }

    /// <summary>The properties named, each once, in their order.</summary>
    public IReadOnlyList<string> Properties => properties;

    private Func<Func<string, JsonNode?>, bool> Predicate { get; set; } = _ => true;

    /// <summary>Reads a filter.</summary>
    /// <exception cref="GraphError">400, as Graph answers a filter that it doesn't take.</exception>
    public static ODataFilter Parse(string text)
    {
        var filter = new ODataFilter(text);
        filter.Predicate = filter.Or();
        if (filter.at != filter.tokens.Count) throw Invalid(text);
        return filter;
    }

    /// <summary>Whether a mail fits; <paramref name="property"/> gives its properties as Graph shows them.</summary>
    public bool Fits(Func<string, JsonNode?> property) => Predicate(property);

    private Func<Func<string, JsonNode?>, bool> Or()
    {
        var left = And();
        while (Take("or"))
        {
            var (one, other) = (left, And());
            left = p => one(p) || other(p);
        }

        return left;
    }

    private Func<Func<string, JsonNode?>, bool> And()
    {
        var left = Not();
        while (Take("and"))
        {
            var (one, other) = (left, Not());
            left = p => one(p) && other(p);
        }

        return left;
    }

    private Func<Func<string, JsonNode?>, bool> Not()
    {
        if (Take("not"))
        {
            var inner = Not();
            return p => !inner(p);
        }

        if (Take("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }

        return Peek() is "startswith" or "contains" or "endswith" ? Function(Next()) : Comparison();
    }

    private Func<Func<string, JsonNode?>, bool> Function(string name)
    {
        Expect("(");
        var path = Path();
        Expect(",");
        var wanted = Literal()?.GetValue<string>() ?? "";
        Expect(")");
        return p =>
        {
            var found = (string?)path(p) ?? "";
            return name switch
            {
                "startswith" => found.StartsWith(wanted, StringComparison.OrdinalIgnoreCase),
                "endswith" => found.EndsWith(wanted, StringComparison.OrdinalIgnoreCase),
                _ => found.Contains(wanted, StringComparison.OrdinalIgnoreCase),
            };
        };
    }

    private Func<Func<string, JsonNode?>, bool> Comparison()
    {
        if (Peek().StartsWith("categories/any", StringComparison.Ordinal)) return AnyCategory();
        var path = Path();
        var operation = Next();
        if (operation is not ("eq" or "ne" or "gt" or "ge" or "lt" or "le")) throw Invalid(operation);
        var wanted = Literal();
        return p =>
        {
            var order = Compare(path(p), wanted);
            return operation switch
            {
                "eq" => order == 0,
                "ne" => order != 0,
                "gt" => order > 0,
                "ge" => order >= 0,
                "lt" => order < 0 && order != int.MinValue,
                _ => order <= 0 && order != int.MinValue,
            };
        };
    }

    private Func<Func<string, JsonNode?>, bool> AnyCategory()
    {
        Next();
        Expect("(");
        // "c:c" or "c: c"
        var lambda = Next();
        if (lambda.EndsWith(':')) lambda += Next();
        if (lambda.Split(':') is not [var variable, var used] || variable != used) throw Invalid(lambda);
        Expect("eq");
        var wanted = (string?)Literal();
        Expect(")");
        Name("categories");
        return p => p("categories") is JsonArray all && all.Any(c => string.Equals((string?)c, wanted, StringComparison.OrdinalIgnoreCase));
    }

    private Func<Func<string, JsonNode?>, JsonNode?> Path()
    {
        var steps = Next().Split('/');
        Name(steps[0]);
        if (steps[0] is "from" or "sender" && steps is not [_, "emailAddress", "address" or "name"]) throw GraphError.BadProperty(string.Join('/', steps));
        if (steps[0] is "flag" && steps is not [_, "flagStatus"]) throw GraphError.BadProperty(string.Join('/', steps));
        return p => steps.Skip(1).Aggregate(p(steps[0]), (node, step) => node?[step]);
    }

    private void Name(string property)
    {
        if (!MessageJson.IsProperty(property)) throw GraphError.BadProperty(property);
        if (!Filterable.Contains(property))
            throw GraphError.BadRequest("ErrorInvalidProperty", $"The property '{property}' does not support filtering.");
        if (!properties.Contains(property)) properties.Add(property);
    }

    private JsonNode? Literal()
    {
        var token = Next();
        if (token.StartsWith('\'')) return token[1..^1].Replace("''", "'");
        return token switch
        {
            "true" => true,
            "false" => false,
            "null" => null,
            _ when DateTimeOffset.TryParse(token, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) =>
                instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            _ => throw Invalid(token),
        };
    }

    private static int Compare(JsonNode? found, JsonNode? wanted)
    {
        if (found is null || wanted is null) return found is null && wanted is null ? 0 : int.MinValue;
        if (found.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False)
            return found.ToJsonString() == wanted.ToJsonString() ? 0 : 1;
        var (one, other) = ((string)found!, (string)wanted!);
        return IsInstant(one, out var first) && IsInstant(other, out var second)
            ? first.CompareTo(second)
            : string.Compare(one, other, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsInstant(string text, out DateTimeOffset instant)
    {
        instant = default;
        return text.Length >= 20 && text[4] == '-' && text[10] == 'T'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
    }

    private string Peek() => at < tokens.Count ? tokens[at] : "";

    private string Next() => at < tokens.Count ? tokens[at++] : throw Invalid("end");

    private bool Take(string token)
    {
        if (Peek() != token) return false;
        at++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Take(token)) throw Invalid(Peek());
    }

    private static GraphError Invalid(string near) => GraphError.BadRequest("BadRequest", $"Invalid filter clause: Syntax error near '{near}'.");

    [GeneratedRegex(@"'(?:[^']|'')*'|[(),]|[^\s(),']+")]
    private static partial Regex Token();

    [GeneratedRegex(@"'(?:[^']|'')*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
