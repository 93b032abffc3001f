using System.Text.Json;
using ConsultAddin.Server.Consultations;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace ConsultAddin.Server.Problems;

/// <summary>What goes wrong before or outside a use case is told in the same form.</summary>
internal static class AddProblems
{
    internal static void AddKoreanProblems(this IServiceCollection services)
    {
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddExceptionHandler<KnownFaults>();
        services.AddProblemDetails(o => o.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            if (problem.Detail is not null || Sentence(problem.Status) is not var (type, detail))
                return;
            problem.Type = $"urn:consultaddin:{type}";
            problem.Title = null;
            problem.Detail = detail;
        });
    }

    private static (string, string)? Sentence(int? status) => status switch
    {
        StatusCodes.Status401Unauthorized => ("not-signed-in", "로그인이 필요합니다. 다시 로그인해 주세요."),
        StatusCodes.Status403Forbidden => ("not-allowed", "이 작업을 할 권한이 없습니다. 관리자에게 역할을 요청해 주세요."),
        StatusCodes.Status404NotFound => ("unknown-address", "찾는 주소가 없습니다. 주소를 확인해 주세요."),
        StatusCodes.Status405MethodNotAllowed => ("unknown-method", "이 주소에서는 할 수 없는 요청입니다."),
        StatusCodes.Status413PayloadTooLarge => ("too-large", "보낸 내용이 너무 큽니다. 글을 줄여 다시 시도해 주세요."),
        StatusCodes.Status415UnsupportedMediaType => ("unknown-format", "JSON(application/json)으로 보내 주세요."),
        StatusCodes.Status500InternalServerError => ("failed", "처리하지 못했습니다. 바뀐 것은 없습니다. 잠시 뒤 다시 시도해 주세요."),
        _ => null,
    };

    private sealed class KnownFaults : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (exception is StaleException)
            {
                await Desk.Stale().ExecuteAsync(httpContext);
                return true;
            }

            if (exception is not BadHttpRequestException bad)
                return false;
            httpContext.Response.StatusCode = bad.StatusCode;
            var problem = new ProblemDetails { Status = bad.StatusCode };
            if (bad.StatusCode == StatusCodes.Status400BadRequest)
            {
                var path = (bad.InnerException as JsonException)?.Path;
                problem.Type = "urn:consultaddin:unreadable";
                problem.Detail = "보낸 내용을 읽지 못했습니다. 표시된 항목의 형식을 확인해 주세요.";
                if (path is not null)
                    problem.Extensions["field"] = path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;
            }

            await httpContext.RequestServices.GetRequiredService<IProblemDetailsService>()
                .WriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
            return true;
        }
    }
}
