using Hotline.Intake;
using Xunit;

namespace Hotline.Tests.Intake;

public sealed class WhatAnAgentMayDo
{
    [Theory]
    [InlineData(States.Kept, null, "correct answer divert hand-over supplement urge withdraw")]
    [InlineData(States.HandedOver, Steps.Signed, "supplement urge withdraw")]
    [InlineData(States.HandedOver, Steps.Closed, "follow-up")]
    [InlineData(States.Answered, null, "")]
    [InlineData(States.Archived, null, "")]
    public void Is_told_by_the_rules_of_the_steps_themselves(string state, string? progress, string allowed)
    {
        var closed = progress == Steps.Closed;
        var order = new WorkOrder { Id = "o", Title = "路灯不亮", State = state, Progress = progress, Revision = 3, ClosingRevision = closed ? 4 : 0, AwaitsFollowUp = closed };
        var said = WhatMayBeDone.Of(order);
        Assert.Equal(allowed, string.Join(' ', said.Where(step => step.Allowed).Select(step => step.Step)));
        Assert.All(said.Where(step => !step.Allowed), step => Assert.True(step.Code?.Length > 0 && step.Chinese?.Length > 0 && step.English?.Length > 0));
    }
}
