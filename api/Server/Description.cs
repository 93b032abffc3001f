using Microsoft.OpenApi;

namespace ConsultAddin.Server;

/// <summary>The API's description: OpenAPI 3.1 at <c>/swagger/v1/swagger.json</c>, readable at <c>/swagger</c>, kept as <c>openapi.json</c>.</summary>
public static class Description
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
                Description = "Prior consultation before citizens are told to ring 02-120. Errors are problem details (RFC 9457) with a stable type, a Korean detail and the field.",
            });
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.UseAllOfToExtendReferenceSchemas();
            // Requests and responses are nested in their use case: FillSheet.Response is FillSheetResponse.
            options.CustomSchemaIds(type => type.DeclaringType is { } useCase ? useCase.Name + type.Name : type.Name);
            foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "ConsultAddin.*.xml"))
                options.IncludeXmlComments(file);
            options.AddSecurityDefinition("bearer", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" });
            options.AddSecurityRequirement(document => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] });
        });
    }

    internal static void UseDescription(this WebApplication app)
    {
        app.UseSwagger(options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        app.UseSwaggerUI(options => options.SwaggerEndpoint("/swagger/v1/swagger.json", "ConsultAddin"));
    }
}
