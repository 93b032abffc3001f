using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json.Nodes;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace ConsultAddin.Server.Tests.StandIn;

/// <summary>The hand-written slice against Microsoft's own SDK, and that it lets nothing misspelt pass.</summary>
public sealed class GraphSliceTests
{
    // What the SDK knows and the product never asks for; the stand-in must not send it either.
    private static readonly HashSet<string> Unused =
    [
        "@odata.type", "extensions", "multiValueExtendedProperties", "childFolders", "messageRules", "messages",
        "vapidPublicKey", "webPushEncryptionP256dhPublicKey", "webPushEncryptionSecret",
        "item", "completedDateTime", "dueDateTime", "startDateTime", "encryptedContent",
    ];

    public static TheoryData<string, IParsable> Models => new()
    {
        { "message", new Message() },
        { "fileAttachment", new FileAttachment() },
        { "itemAttachment", new ItemAttachment() },
        { "mailFolder", new MailFolder() },
        { "subscription", new Subscription() },
        { "changeNotification", new ChangeNotification() },
        { "changeNotificationCollection", new ChangeNotificationCollection() },
        { "singleValueLegacyExtendedProperty", new SingleValueLegacyExtendedProperty() },
        { "recipient", new Recipient() },
        { "emailAddress", new EmailAddress() },
        { "itemBody", new ItemBody() },
        { "followupFlag", new FollowupFlag() },
        { "internetMessageHeader", new InternetMessageHeader() },
    };

    [Theory]
    [MemberData(nameof(Models), DisableDiscoveryEnumeration = true)]
    public void The_slice_declares_exactly_what_the_SDK_knows(string type, IParsable model) =>
        Assert.Equal(model.GetFieldDeserializers().Keys.Except(Unused).Order(), GraphSlice.Types[type].Keys.Order());

    [Theory]
    [InlineData("importance", typeof(Importance))]
    [InlineData("inferenceClassificationType", typeof(InferenceClassificationType))]
    [InlineData("bodyType", typeof(BodyType))]
    [InlineData("followupFlagStatus", typeof(FollowupFlagStatus))]
    [InlineData("changeType", typeof(ChangeType))]
    [InlineData("lifecycleEventType", typeof(LifecycleEventType))]
    public void Its_enums_have_the_SDKs_members(string name, Type type) => Assert.Equal(
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetCustomAttribute<EnumMemberAttribute>()!.Value).Order(),
        GraphSlice.Enums[name].Order());

    [Theory]
    [InlineData("""{"id":"1","subjekt":"x"}""", "message.subjekt is not declared")]
    [InlineData("""{"id":"1","importance":"urgent"}""", "message.importance is \"urgent\", not importance")]
    [InlineData("""{"id":"1","isRead":"true"}""", "message.isRead is \"true\", not boolean")]
    [InlineData("""{"id":null}""", "message.id is null")]
    [InlineData("""{"id":"1","receivedDateTime":"2026-11-24 10:00"}""", "message.receivedDateTime is \"2026-11-24 10:00\", not instant")]
    [InlineData("""{"id":"1","from":{"emailAddress":{"adress":"x"}}}""", "message.from.emailAddress.adress is not declared")]
    [InlineData("""{"id":"1","@deleted":{}}""", "message.@deleted is no annotation")]
    [InlineData("""{"id":"1","attachments":[{"@odata.type":"#microsoft.graph.fileAttachment","id":"2","size":"3"}]}""", "message.attachments[0].size is \"3\", not integer")]
    public void What_is_misspelt_undeclared_or_of_another_type_fails(string json, string fault) =>
        Assert.Equal([fault], GraphSlice.FaultsOf("message", JsonNode.Parse(json)));
}
