using System.Text.Json;
using System.Text.Json.Nodes;
using ConsultAddin.Core;
using ConsultAddin.Core.Sheets;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConsultAddin.Server;

/// <summary>The API's description: OpenAPI 3.1 at <c>/swagger/v1/swagger.json</c>, readable at <c>/swagger</c>, kept as <c>openapi.json</c>.</summary>
internal static class Description
{
    internal static void AddDescription(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "ConsultAddin",
                Version = "v1",
                Description = "Prior consultation before citizens are told to ring 02-120. Errors are problem details (RFC 9457) "
                    + "with a stable type, a Korean detail, and the field it is about.",
            });
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.UseAllOfToExtendReferenceSchemas();
            options.CustomSchemaIds(NameOf);
            options.MapType<Reference>(() => new OpenApiSchema { Type = JsonSchemaType.String, Examples = [JsonValue.Create("C2026-00142-L")] });
            foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "ConsultAddin.*.xml").Order(StringComparer.Ordinal))
                options.IncludeXmlComments(file);
            options.SchemaFilter<Examples>();
            options.DocumentFilter<Corrections>();
            options.AddSecurityDefinition("bearer", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" });
            options.AddSecurityRequirement(document => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] });
        });
    }

    internal static void UseDescription(this WebApplication app)
    {
        app.UseSwagger(options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        app.UseSwaggerUI(options => options.SwaggerEndpoint("/swagger/v1/swagger.json", "ConsultAddin"));
    }

    // Requests and responses are nested in their use case: FillSheet.Response is FillSheetResponse.
    private static string NameOf(Type type) => type switch
    {
        { IsGenericType: true } => type.Name[..type.Name.IndexOf('`')] + "Of" + string.Concat(type.GetGenericArguments().Select(NameOf)),
        { DeclaringType: { } useCase } => useCase.Name + type.Name,
        _ => type.Name,
    };

    /// <summary>A sheet as people write it, shown wherever one is asked for.</summary>
    private sealed class Examples : ISchemaFilter
    {
        private static readonly Sheet Sheet = new()
        {
            Department = "소상공인지원과",
            Title = "자영업자 생존자금 심사 결과 안내",
            Reason = "심사 결과를 신청자에게 알립니다.",
            Contact = new Contact { Name = "이지원", Telephone = "02-2133-0002" },
            Objection = "문자를 받은 날부터 7일 안에 누리집에서 이의신청",
            Messages =
            [
                new Message
                {
                    Text = "[서울시] 생존자금 지원 대상이 아닙니다. 사유: [부적격사유]. 문의 02-120",
                    Channel = Channel.Lms,
                    Sender = "02-120",
                    Recipients = 1200,
                    WindowStart = new DateTimeOffset(2026, 11, 24, 5, 0, 0, TimeSpan.Zero),
                    WindowEnd = new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero),
                    Variables = [new Variable(28, 7, "부적격사유", "매출 기준 초과", "사업장 소재지가 서울시가 아님")],
                },
            ],
            Questions = [new QuestionAndAnswer("왜 대상이 아닌가요?", "문자에 적힌 사유를 읽어 드리고, 이의신청 방법을 안내합니다.")],
        };

        public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
        {
            if (context.Type == typeof(Sheet) && context.MemberInfo is null && schema is OpenApiSchema own)
                own.Examples = [JsonSerializer.SerializeToNode(Sheet, CoreJson.Options)!];
        }
    }

    /// <summary>What the generator doesn't say rightly by itself.</summary>
    private sealed class Corrections : IDocumentFilter
    {
        public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
        {
            foreach (var schema in swaggerDoc.Components!.Schemas!.Values)
            {
                foreach (var property in schema.Properties?.Values.OfType<OpenApiSchema>() ?? [])
                    AllowNull(property);
            }

            if (swaggerDoc.Components.Schemas.TryGetValue("ProblemDetails", out var problem))
            {
                problem.Properties!["field"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String | JsonSchemaType.Null,
                    Description = "JSON path of the field that the problem is about.",
                    Examples = [JsonValue.Create("messages[0].windowEnd")],
                };
            }
        }

        // "null and a reference" is what nothing can be; "the reference or null" is meant.
        private static void AllowNull(OpenApiSchema schema)
        {
            if (schema is not { Type: JsonSchemaType.Null, AllOf: [var only] })
                return;
            schema.Type = null;
            schema.AllOf = null;
            schema.AnyOf = [only, new OpenApiSchema { Type = JsonSchemaType.Null }];
        }
    }
}
