using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace ConsultAddin.Server.Problems;

/// <summary>
/// A refusal as RFC 9457 problem details: a stable <c>type</c>, a Korean <c>detail</c> that says what to do,
/// and the <c>field</c> it is about where there is one.
/// </summary>
public abstract class Problem(int status, string type, string detail, string? field) : IResult, IEndpointMetadataProvider
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The stable name, such as <c>urn:consultaddin:unknown-reference</c>.</summary>
    public string Type { get; } = $"urn:consultaddin:{type}";

    /// <summary>A Korean sentence for staff.</summary>
    public string Detail { get; } = detail;

    /// <summary>JSON path of the field, or null.</summary>
    public string? Field { get; } = field;

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var problem = new ProblemDetails { Status = Status, Type = Type, Detail = Detail };
        if (Field is not null)
            problem.Extensions["field"] = Field;
        return TypedResults.Problem(problem).ExecuteAsync(httpContext);
    }

    /// <inheritdoc />
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in (int[])[StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict])
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
    }
}

/// <summary>400: the request itself is wrong; nothing was done.</summary>
public sealed class Refused(string type, string detail, string? field = null)
    : Problem(StatusCodes.Status400BadRequest, type, detail, field);

/// <summary>403: the caller may not see or change it.</summary>
public sealed class Forbidden(string type, string detail)
    : Problem(StatusCodes.Status403Forbidden, type, detail, null);

/// <summary>404: there is no such thing.</summary>
public sealed class Unknown(string type, string detail, string? field = null)
    : Problem(StatusCodes.Status404NotFound, type, detail, field);

/// <summary>409: right in itself, but not as things stand; nothing was done.</summary>
public sealed class Conflicting(string type, string detail, string? field = null)
    : Problem(StatusCodes.Status409Conflict, type, detail, field);
