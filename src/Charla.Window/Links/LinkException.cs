namespace Charla.Window.Links;

/// <summary>There is no link. Caught in one place, where the page is told.</summary>
internal sealed class LinkException(LinkFailure failure, Exception? cause = null) : Exception(failure.Detail.English, cause)
{
    public LinkFailure Failure { get; } = failure;
}
