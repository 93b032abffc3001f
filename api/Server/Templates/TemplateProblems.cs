using ConsultAddin.Server.Problems;

namespace ConsultAddin.Server.Templates;

internal static class TemplateProblems
{
    /// <summary>The same for a version that isn't there and one that the caller may not see.</summary>
    public static Unknown Unknown() => new("unknown-template", "볼 수 있는 서식이 아닙니다. 목록을 새로 고쳐 주세요.", "id");

    /// <summary>From this version on the department used none of its own.</summary>
    public static Conflicting Stopped() => new("template-stopped", "부서 서식을 그만 쓰기로 한 차례라 파일이 없습니다. 다른 판을 골라 주세요.", "id");

    /// <summary>Somebody else was first.</summary>
    public static Conflicting Stale() => new("stale", "그사이 다른 관리자가 서식을 바꾸었습니다. 목록을 새로 고친 뒤 다시 시도해 주세요.");

    /// <summary>This version of the product refuses what an earlier one took.</summary>
    public static Conflicting Unusable(string department) => new(
        "template-unusable", $"{(department.Length == 0 ? "모든 부서" : department)}의 서식을 열 수 없습니다. 관리자에게 서식을 다시 올려 달라고 해 주세요.");
}
