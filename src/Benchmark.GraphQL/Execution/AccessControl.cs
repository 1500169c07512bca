using Benchmark.GraphQL.TypeSystem;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.GraphQL.Execution;

/// <summary>Decides the rules of access of an operation, once per request, before anything runs.</summary>
internal static class AccessControl
{
    private static readonly GraphQLException NotAuthenticated = Refusal("You must sign in to see this.", ErrorCodes.NotAuthenticated);
    private static readonly GraphQLException NotAuthorized = Refusal("You may not see this.", ErrorCodes.NotAuthorized);

    /// <returns>Per rule, why it does not hold; null where it does.</returns>
    public static async ValueTask<IReadOnlyList<Exception?>> DecideAsync(IReadOnlyList<AccessRule> rules, RequestContext request)
    {
        if (rules.Count == 0)
            return [];
        var denials = new Exception?[rules.Count];
        for (var at = 0; at < denials.Length; at++)
            denials[at] = await DenialAsync(rules[at], request);
        return denials;
    }

    private static async ValueTask<Exception?> DenialAsync(AccessRule rule, RequestContext request)
    {
        if (request.User.Identity is not { IsAuthenticated: true })
            return NotAuthenticated;
        if (rule.Roles.Count > 0 && !rule.Roles.Any(request.User.IsInRole))
            return NotAuthorized;
        if (rule.Policy is null)
            return null;
        var decision = await request.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(request.User, null, rule.Policy);
        return decision.Succeeded ? null : NotAuthorized;
    }

    private static GraphQLException Refusal(string message, string code) =>
        new(ErrorBuilder.New().SetMessage(message).SetCode(code).Build());
}
