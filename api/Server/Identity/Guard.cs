using Microsoft.AspNetCore.Authorization;

namespace ConsultAddin.Server.Identity;

/// <summary>Who may call an endpoint. Every endpoint names exactly one guard; a test lists them and fails on one without.</summary>
/// <param name="Kind">role, machine, graph, signed-in or open.</param>
/// <param name="Who">The roles, the scope, or the reason why it stands open.</param>
public sealed record Guard(string Kind, string Who);

/// <summary>The ways to name a guard.</summary>
public static class Guards
{
    /// <summary>People with at least one of these roles.</summary>
    public static T ForRoles<T>(this T endpoint, params string[] roles) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new Guard("role", string.Join(", ", roles)))
            .RequireAuthorization(policy => policy.RequireAssertion(context =>
                context.User.IsPerson() && roles.Any(context.User.HasRole)));

    /// <summary>Anybody of the tenant who is signed in; what they see is decided inside.</summary>
    public static T ForSignedIn<T>(this T endpoint) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new Guard("signed-in", "any person of the tenant"))
            .RequireAuthorization(policy => policy.RequireAssertion(context => context.User.IsPerson()));

    /// <summary>Programs to which the tenant gave this scope as an app role.</summary>
    public static T ForMachine<T>(this T endpoint, string scope) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new Guard("machine", scope))
            .RequireAuthorization(policy => policy.RequireAssertion(context =>
                context.User.IsMachine() && context.User.HasRole(scope)));

    /// <summary>Microsoft Graph, which sends no token: the endpoint itself checks subscription and clientState.</summary>
    public static T ForGraph<T>(this T endpoint) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new Guard("graph", "known subscription and clientState"), new AllowAnonymousAttribute());

    /// <summary>Anybody, for this reason.</summary>
    public static T Open<T>(this T endpoint, string reason) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new Guard("open", reason), new AllowAnonymousAttribute());
}
