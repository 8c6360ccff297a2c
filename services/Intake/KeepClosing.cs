using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Intake;

/// <summary>待回访: keeps the last closing; until its call-back has an outcome the order stands in the call-back list.</summary>
internal static class KeepClosing
{
    internal static Task Hear(WorkOrderClosed closed, Transaction tx) => tx.Execute(Further, closed);

    private const string Further = """
        UPDATE WorkOrders SET ClosingRevision = @Revision, ClosedAt = @At, SubmittedAt = @SubmittedAt, PublicAnswer = @PublicAnswer,
            AwaitsFollowUp = CASE WHEN FollowedUpClosing < @Revision THEN 1 ELSE 0 END,
            Progress = CASE WHEN ProgressRevision < @Revision THEN 'closed' ELSE Progress END,
            Unit = CASE WHEN ProgressRevision < @Revision THEN @Unit ELSE Unit END,
            ProgressRevision = CASE WHEN ProgressRevision < @Revision THEN @Revision ELSE ProgressRevision END
        WHERE Id = @WorkOrderId AND ClosingRevision < @Revision
        """;
}
