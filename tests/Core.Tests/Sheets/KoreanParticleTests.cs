using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Tests.Sheets;

public class KoreanParticleTests
{
    [Theory]
    [InlineData("문안", "문안이")]
    [InlineData("변수", "변수가")]
    [InlineData("발신번호", "발신번호가")]
    [InlineData("발송 시작", "발송 시작이")]
    [InlineData("문안 1", "문안 1이")]
    [InlineData("문안 2", "문안 2가")]
    [InlineData("문안 10", "문안 10이")]
    [InlineData("힣", "힣이")]
    [InlineData("가", "가가")]
    [InlineData("SMS", "SMS이")]
    [InlineData("", "이")]
    public void The_particle_follows_how_the_word_is_read_aloud(string word, string with) => Assert.Equal(with, KoreanParticle.Subject(word));
}
