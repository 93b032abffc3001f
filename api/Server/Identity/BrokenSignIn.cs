using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Authentication;

namespace ConsultAddin.Server.Identity;

/// <summary>
/// A sign-in that comes back without having begun here, is too old, or was broken off by the person: nobody's fault, so no 500.
/// </summary>
internal static class BrokenSignIn
{
    /// <summary>400 with what to do; what Microsoft or a stranger wrote into the answer is not repeated.</summary>
    public static async Task Tell(RemoteFailureContext context)
    {
        context.HandleResponse();
        await new Refused("sign-in-broken", "로그인을 마치지 못했습니다. 보려던 화면을 다시 열어 처음부터 로그인해 주세요.").ExecuteAsync(context.HttpContext);
    }
}
