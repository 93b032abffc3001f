using ConsultAddin.Server.Tests.Mailboxes;

namespace ConsultAddin.Server.Tests.StandIn;

/// <summary>One thing that Microsoft 365 really does, where it is written, and the test that holds the stand-in to it.</summary>
/// <param name="What">What it does.</param>
/// <param name="Source">A page of Microsoft's documentation or a thread on GitHub.</param>
/// <param name="Test">The stand-in's test.</param>
/// <param name="Product">What of the product rests on it.</param>
internal sealed record Behaviour(string What, string Source, TestName Test, Reliance Product);

/// <summary>What of the product rests on a behaviour of Microsoft 365: the test that fails when it is taken away, or when the product ignores it.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Test">The product's test that fails; null where none can.</param>
/// <param name="Why">Why none can; null where one does.</param>
internal sealed record Reliance(RelianceKind Kind, TestName? Test, string? Why)
{
    public override string ToString() => Kind switch
    {
        RelianceKind.Needed => $"{Test}",
        RelianceKind.Heeded => $"heeded: {Test}",
        _ => $"nothing: {Why}",
    };
}

/// <summary>How the product rests on a behaviour.</summary>
internal enum RelianceKind
{
    /// <summary>Nothing in it does.</summary>
    None,

    /// <summary>Its test fails when the stand-in behaves otherwise.</summary>
    Needed,

    /// <summary>The behaviour is a limit or a hindrance, and nothing fails without it; with it, the test fails for a product that doesn't heed it.</summary>
    Heeded,
}

/// <summary>A test by its name.</summary>
/// <param name="Type">The class that holds it; null for one in <paramref name="File"/>.</param>
/// <param name="File">A file of another test run, from the root of the repository; null for one here.</param>
/// <param name="Name">The method, or the title in the file.</param>
internal sealed record TestName(Type? Type, string? File, string Name)
{
    public override string ToString() => $"{Type?.Name ?? File}: {Name}";
}

/// <summary>The stand-in's behaviours. It is only as true as this table.</summary>
internal static class Behaviours
{
    private const string Graph = "https://learn.microsoft.com/graph/";
    private const string Api = "https://learn.microsoft.com/graph/api/";
    private const string Docs = "https://github.com/microsoftgraph/microsoft-graph-docs/issues/";
    private const string Contrib = "https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/";
    private const string Sdk = "https://github.com/microsoftgraph/msgraph-sdk-dotnet/issues/";
    private const string Addins = "https://learn.microsoft.com/office/dev/add-ins/outlook/";
    private const string OfficeApi = "https://learn.microsoft.com/javascript/api/outlook/";
    private const string OfficeJs = "https://github.com/OfficeDev/office-js/issues/";

    public static IReadOnlyList<Behaviour> All { get; } =
    [
        // Subscriptions
        new("A subscription lasts 10,080 minutes at most; under 45 it gets 45", Api + "resources/subscription#subscription-lifetime", Here<SubscriptionTests>(nameof(SubscriptionTests.It_lasts_a_week_at_most_and_three_quarters_of_an_hour_at_least)),
            Heeds<NotificationTests>(nameof(NotificationTests.Every_watched_mailbox_gets_one_subscription_that_is_renewed_in_time_and_made_anew_when_it_is_gone))),
        new("clientState has 128 characters at most; changeType and https are looked at", Api + "resources/subscription#properties", Here<SubscriptionTests>(nameof(SubscriptionTests.What_a_subscription_may_not_say_is_refused)),
            Heeds<NotificationTests>(nameof(NotificationTests.Every_watched_mailbox_gets_one_subscription_that_is_renewed_in_time_and_made_anew_when_it_is_gone))),
        new("A second subscription on the same resource is a conflict", Contrib + "1098", Here<SubscriptionTests>(nameof(SubscriptionTests.A_second_subscription_on_the_same_mailbox_conflicts)),
            Needs<AlarmTests>(nameof(AlarmTests.A_subscription_that_the_product_forgot_is_replaced_by_one_that_it_can_believe))),
        new("The address gives the decoded token back as text/plain, or there is no subscription", Graph + "change-notifications-delivery-webhooks#notificationurl-validation", Here<SubscriptionTests>(nameof(SubscriptionTests.Without_a_handshake_there_is_no_subscription)),
            Needs<AlarmTests>(nameof(AlarmTests.A_server_of_whose_two_addresses_Graph_reaches_only_one_is_not_subscribed_and_its_mailboxes_are_polled))),
        new("The lifecycle address has to shake hands too", Graph + "change-notifications-lifecycle-events", Here<SubscriptionTests>(nameof(SubscriptionTests.Both_addresses_have_to_shake_hands)),
            Needs<AlarmTests>(nameof(AlarmTests.A_server_of_whose_two_addresses_Graph_reaches_only_one_is_not_subscribed_and_its_mailboxes_are_polled))),
        new("lifecycleNotificationUrl can't be added later", Graph + "change-notifications-lifecycle-events", Here<SubscriptionTests>(nameof(SubscriptionTests.A_lifecycle_address_cannot_be_added_later)),
            Heeds<NotificationTests>(nameof(NotificationTests.Every_watched_mailbox_gets_one_subscription_that_is_renewed_in_time_and_made_anew_when_it_is_gone))),
        new("Notifications name the change, the subscription, its clientState and an id that can be read", Api + "resources/changenotification", Here<SubscriptionTests>(nameof(SubscriptionTests.Arriving_mail_is_told_with_the_secret_and_an_id_that_can_be_read)),
            Needs<AlarmTests>(nameof(AlarmTests.New_mail_rings_for_its_own_mailbox))),
        new("reauthorizationRequired: nothing comes until reauthorize or renewal", Graph + "change-notifications-lifecycle-events#responding-to-reauthorizationrequired-notifications", Here<SubscriptionTests>(nameof(SubscriptionTests.After_reauthorizationRequired_nothing_comes_until_somebody_reacts)),
            Needs<AlarmTests>(nameof(AlarmTests.A_paused_subscription_is_taken_up_again_and_what_came_meanwhile_is_read))),
        new("subscriptionRemoved ends it and tells the lifecycle address", Graph + "change-notifications-lifecycle-events#responding-to-subscriptionremoved-notifications", Here<SubscriptionTests>(nameof(SubscriptionTests.Lifecycle_events_go_to_their_own_address)),
            Needs<AlarmTests>(nameof(AlarmTests.A_subscription_that_Graph_removed_is_forgotten_its_mailbox_read_and_another_made))),
        new("missed says that changes were dropped; the subscription goes on", Graph + "change-notifications-lifecycle-events#responding-to-missed-notifications", Here<SubscriptionTests>(nameof(SubscriptionTests.Missed_changes_are_told_and_the_subscription_goes_on)),
            Needs<AlarmTests>(nameof(AlarmTests.What_Graph_could_not_tell_is_read_when_it_says_that_it_missed_something))),
        new("A subscription that expires ends in silence", Docs + "16899", Here<SubscriptionTests>(nameof(SubscriptionTests.A_subscription_that_expired_tells_nobody)),
            Needs<NotificationTests>(nameof(NotificationTests.Every_watched_mailbox_gets_one_subscription_that_is_renewed_in_time_and_made_anew_when_it_is_gone))),
        new("What isn't answered with 2xx is posted again, for four hours", Graph + "change-notifications-delivery-webhooks#processing-the-change-notification", Here<SubscriptionTests>(nameof(SubscriptionTests.What_the_listener_refuses_is_posted_again_by_the_clock)),
            Needs<AlarmTests>(nameof(AlarmTests.A_server_that_was_away_is_told_again_once_it_is_back))),
        new("Notifications get lost (80% arrived) or come twice", Docs + "14914", Here<SubscriptionTests>(nameof(SubscriptionTests.Notifications_get_lost_or_come_twice_on_demand)),
            Needs<AlarmTests>(nameof(AlarmTests.What_Graph_could_not_tell_is_read_when_it_says_that_it_missed_something))),
        new("Notifications come in another order than the mails", Docs + "6476", Here<SubscriptionTests>(nameof(SubscriptionTests.A_reordered_notification_comes_after_the_next_one)),
            Needs<AlarmTests>(nameof(AlarmTests.A_notification_that_comes_after_a_later_one_loses_no_mail))),

        // Delta
        new("A round pages by next links and ends in a delta link; later ones give only what changed, and @removed", Api + "message-delta", Here<GraphMailTests>(nameof(GraphMailTests.A_round_brings_what_came_then_what_changed_in_part_then_what_left)),
            Needs<FiledMailTests>(nameof(FiledMailTests.A_reply_behind_hundreds_of_other_mails_is_found))),
        new("Later rounds bring partial properties", Docs + "7776", Here<GraphMailTests>(nameof(GraphMailTests.A_round_brings_what_came_then_what_changed_in_part_then_what_left)),
            Needs<FiledMailTests>(nameof(FiledMailTests.A_mail_to_which_its_owner_adds_the_reference_is_read_though_Graph_tells_of_the_change_in_part))),
        new("A delta link that isn't known is 410 SyncStateNotFound", Docs + "2350", Here<GraphMailTests>(nameof(GraphMailTests.A_link_that_this_store_never_gave_is_gone)),
            Needs<RoundFaultTests>(nameof(RoundFaultTests.A_mailbox_that_was_moved_to_another_server_is_read_from_its_beginning_there))),
        new("410 can come on a next link too; starting over gives everything again", Docs + "2162", Here<GraphLimitTests>(nameof(GraphLimitTests.A_next_link_can_grow_too_old_just_as_a_delta_link)),
            Needs<FiledMailTests>(nameof(FiledMailTests.A_link_that_grows_too_old_between_two_pages_starts_the_folder_over))),
        new("Delta of messages filters by receivedDateTime alone", Contrib + "1771", Here<GraphMailTests>(nameof(GraphMailTests.Delta_filters_by_the_time_of_arrival_and_by_nothing_else)),
            Heeds<MainFlowTests>(nameof(MainFlowTests.A_sheet_that_was_sent_and_answered_by_both_bodies_is_approved))),
        new("A mail that was moved out and back stays removed for immutable ids", Docs + "21752", Here<GraphMailTests>(nameof(GraphMailTests.A_mail_that_comes_back_stays_removed_for_those_with_immutable_ids)),
            Needs<FiledMailTests>(nameof(FiledMailTests.A_reply_that_was_filed_and_taken_back_before_the_round_is_found))),
        new("Rounds beside arriving mail miss nothing", Graph + "delta-query-overview", Here<MailStoreTests>(nameof(MailStoreTests.Rounds_that_run_beside_arriving_mail_see_every_mail_once_it_is_there)),
            Needs<FiledMailTests>(nameof(FiledMailTests.Replies_that_arrive_while_rounds_run_are_all_kept))),

        // Ids, sending
        new("Immutable ids live through moves and sending; ordinary ones don't", Graph + "outlook-immutable-id", Here<GraphMailTests>(nameof(GraphMailTests.A_draft_made_of_MIME_keeps_its_headers_and_its_immutable_id_when_it_is_sent)),
            Needs<FiledMailTests>(nameof(FiledMailTests.A_reply_that_its_reader_files_or_deletes_keeps_its_word_and_is_not_read_again))),
        new("Without immutable ids a sent draft has another id", Docs + "21752", Here<GraphLimitTests>(nameof(GraphLimitTests.Without_immutable_ids_a_sent_draft_has_another_id)),
            Heeds<FiledMailTests>(nameof(FiledMailTests.A_reply_that_its_reader_files_or_deletes_keeps_its_word_and_is_not_read_again))),
        new("An ordinary id is given up by a move", Api + "message-move", Here<MailStoreTests>(nameof(MailStoreTests.An_ordinary_id_is_given_up_by_a_move_and_the_immutable_one_is_not)),
            Heeds<FiledMailTests>(nameof(FiledMailTests.A_reply_that_its_reader_files_or_deletes_keeps_its_word_and_is_not_read_again))),
        new("A draft made of MIME keeps all headers", Graph + "outlook-send-mime-message", Here<GraphMailTests>(nameof(GraphMailTests.A_draft_made_of_MIME_keeps_its_headers_and_its_immutable_id_when_it_is_sent)),
            Needs<OutboxTests>(nameof(OutboxTests.A_withdrawal_is_told_to_both_bodies_in_the_sheets_thread_and_by_a_machine))),
        new("JSON takes only headers that begin with x-", Graph + "outlook-create-send-messages", Here<GraphMailTests>(nameof(GraphMailTests.JSON_takes_only_headers_that_begin_with_x)),
            Nothing("it is why the product sends MIME, the row above")),
        new("Sent copies list no internetMessageHeaders; $value has them", Sdk + "3025", Here<GraphMailTests>(nameof(GraphMailTests.Sent_copies_list_no_headers_but_their_MIME_form_has_them)),
            Heeds<ReplyRecordTests>(nameof(ReplyRecordTests.The_owners_answer_settles_a_question_even_when_the_subject_names_nothing))),
        new("What a composed mail answers stands in PidTagInReplyToId and PidTagInternetReferences", "https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxprops/", Here<GraphMailTests>(nameof(GraphMailTests.What_a_sent_copy_answers_stands_in_the_properties_of_its_composition)),
            Needs<ReplyRecordTests>(nameof(ReplyRecordTests.The_owners_answer_settles_a_question_even_when_the_subject_names_nothing))),
        new("The sent copy isn't there at once", Docs + "11068", Here<GraphMailTests>(nameof(GraphMailTests.A_sent_copy_may_appear_late_by_the_clock)),
            Needs<OutboxTests>(nameof(OutboxTests.A_sent_copy_that_is_filed_late_is_waited_for))),
        new("A 504 on send may come after the mail went", Sdk + "2209", Here<GraphMailTests>(nameof(GraphMailTests.A_gateway_that_gives_up_after_the_work_leaves_the_mail_sent)),
            Needs<OutboxTests>(nameof(OutboxTests.A_504_on_send_never_sends_twice))),
        new("What is sent as a shared mailbox is filed in the sender's own Sent Items", "https://learn.microsoft.com/exchange/recipients-in-exchange-online/manage-permissions-for-recipients", Here<ArrivalTests>(nameof(ArrivalTests.What_is_sent_for_a_shared_mailbox_lies_in_the_senders_own_Sent_Items)),
            Needs<SentCopyTests>(nameof(SentCopyTests.A_sheet_sent_from_the_departments_shared_mailbox_opens_the_revision))),

        // Requests
        new("Four requests at once on a mailbox; the fifth is 429 with Retry-After", Graph + "throttling-limits#outlook-service-limits", Here<GraphLimitTests>(nameof(GraphLimitTests.A_fifth_request_at_once_on_a_mailbox_is_throttled_and_told_when_to_come_back)),
            Needs<RoundFaultTests>(nameof(RoundFaultTests.A_round_that_finds_the_mailbox_busy_waits_its_turn))),
        new("A request has 4 MB at most; larger files go by an upload session", Contrib + "3816", Here<GraphLimitTests>(nameof(GraphLimitTests.A_request_above_four_megabytes_is_refused)),
            Nothing("the product's own mails hold text alone; a sheet's files go out with the officer's mail")),
        new("$search goes with neither $filter nor $orderby", Graph + "search-query-parameter", Here<GraphLimitTests>(nameof(GraphLimitTests.Query_options_that_Graph_does_not_take_are_answered_by_name)),
            Heeds<MainFlowTests>(nameof(MainFlowTests.A_sheet_that_was_sent_and_answered_by_both_bodies_is_approved))),
        new("What is sorted by has to be filtered by first", Api + "user-list-messages#using-filter-and-orderby-in-the-same-query", Here<GraphMailTests>(nameof(GraphMailTests.A_filter_and_an_order_that_do_not_go_together_are_refused_as_Graph_refuses_them)),
            Heeds<MainFlowTests>(nameof(MainFlowTests.A_sheet_that_was_sent_and_answered_by_both_bodies_is_approved))),
        new("Filters on messages: dates, senders, ids, words", Graph + "filter-query-parameter", Here<GraphMailTests>(nameof(GraphMailTests.Filters_on_dates_senders_ids_and_words_find_what_they_name)),
            Needs<OutboxTests>(nameof(OutboxTests.A_504_on_send_never_sends_twice))),
        new("$batch and other addresses outside the slice are refused in Graph's form", Graph + "json-batching", Here<GraphLimitTests>(nameof(GraphLimitTests.What_the_product_does_not_use_is_refused_in_Graphs_form_and_not_passed_over)),
            Nothing("the product sends no batch, so that one mailbox never waits for another")),
        new("Errors have code, message, innerError with request id and date; client-request-id comes back", Graph + "errors", Here<GraphLimitTests>(nameof(GraphLimitTests.Each_answer_names_its_request_and_gives_the_callers_own_id_back)),
            Needs<RoundFaultTests>(nameof(RoundFaultTests.A_link_that_is_too_old_starts_the_folder_over_and_counts_nothing_twice))),
        new("An expired token is 401 InvalidAuthenticationToken", Graph + "resolve-auth-errors", Here<GraphLimitTests>(nameof(GraphLimitTests.An_expired_token_is_told_as_such)),
            Nothing("a round ends on whatever Graph refuses, and the next one goes on")),
        new("Application permissions are looked at", Graph + "permissions-reference#mail-permissions", Here<GraphMailTests>(nameof(GraphMailTests.A_token_is_wanted_and_its_permissions_are_looked_at)),
            Heeds<OutboxTests>(nameof(OutboxTests.A_withdrawal_is_told_to_both_bodies_in_the_sheets_thread_and_by_a_machine))),
        new("Guests' mailboxes are not served", Graph + "resolve-auth-errors", Here<GraphMailTests>(nameof(GraphMailTests.Mailboxes_of_other_organisations_are_not_served)),
            Needs<AlarmTests>(nameof(AlarmTests.A_mailbox_that_Graph_does_not_serve_keeps_no_other_from_being_told))),
        new("Names, types and members as published", "https://github.com/microsoftgraph/msgraph-metadata/blob/master/schemas/v1.0-Prod.csdl", Here<GraphSliceTests>(nameof(GraphSliceTests.The_slice_declares_exactly_what_the_SDK_knows)),
            Needs<OutboxTests>(nameof(OutboxTests.A_send_that_failed_without_sending_is_told_to_go_again_after_a_look))),
        new("Answers leave nothing in the SDK's AdditionalData", "https://learn.microsoft.com/graph/sdks/create-requests", Here<GraphMailTests>(nameof(GraphMailTests.Nothing_that_the_SDK_does_not_know_is_in_any_answer)),
            Nothing("the SDK passes over what it does not know; kept since a misspelt property would be lost in silence")),

        // Exchange
        new("Arriving mail carries Authentication-Results with compauth, and AuthAs", "https://learn.microsoft.com/defender-office-365/message-headers-eop-mdo", Here<ArrivalTests>(nameof(ArrivalTests.Each_proof_of_a_sender_is_written_as_Exchange_writes_it)),
            Needs<MainFlowTests>(nameof(MainFlowTests.A_sheet_that_was_sent_and_answered_by_both_bodies_is_approved))),
        new("The header firewall strips forged X-MS-Exchange-Organization-*", "https://learn.microsoft.com/exchange/header-firewall-exchange-2013-help", Here<ArrivalTests>(nameof(ArrivalTests.Marks_that_only_Exchange_may_write_are_taken_from_mail_that_brings_them)),
            Needs<ReplyRecordTests>(nameof(ReplyRecordTests.A_bodys_mail_that_still_bears_another_systems_marks_counts_since_Exchange_took_them_off))),
        new("Junk: spam confidence level and verdict in its headers", "https://learn.microsoft.com/defender-office-365/anti-spam-spam-confidence-level-scl-about", Here<ExchangeTests>(nameof(ExchangeTests.Junk_lies_in_its_folder_and_says_so_in_its_headers)),
            Nothing("junk is read like any other folder (RoundFaultTests), and its level decides nothing")),
        new("Inbox rules move mail on arrival", Api + "resources/messagerule", Here<ExchangeTests>(nameof(ExchangeTests.An_inbox_rule_moves_mail_before_anybody_sees_it_in_the_inbox)),
            Needs<RoundFaultTests>(nameof(RoundFaultTests.A_reply_that_a_rule_moved_to_another_folder_is_found))),
        new("Conversations merge mails of one subject and split others", Docs + "869", Here<ExchangeTests>(nameof(ExchangeTests.Conversations_merge_by_subject_and_split_when_it_changes)),
            Needs<ReplyRecordTests>(nameof(ReplyRecordTests.A_members_mail_that_only_the_conversation_brings_near_a_sheet_is_kept_and_moves_nothing))),
        new("Out of office: once a sender, never to mail with X-Auto-Response-Suppress", "https://learn.microsoft.com/exchange/troubleshoot/email-delivery/understand-troubleshoot-oof-replies", Here<ArrivalTests>(nameof(ArrivalTests.The_absent_answer_once_and_never_to_a_machine)),
            Needs<OutboxTests>(nameof(OutboxTests.Nobodys_automatic_answer_is_called_for_by_a_mail_of_ours))),
        new("What can't be delivered comes back (RFC 3464)", "https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/non-delivery-reports-in-exchange-online", Here<ArrivalTests>(nameof(ArrivalTests.An_address_that_does_not_exist_comes_back_as_a_delivery_report)),
            Needs<PrivacyTests>(nameof(PrivacyTests.A_report_that_a_body_did_not_get_the_sheet_is_listed_and_told_to_the_owner))),
        new("Read receipts (RFC 8098)", Api + "resources/message#properties", Here<ExchangeTests>(nameof(ExchangeTests.A_read_receipt_is_sent_once_and_only_when_the_reader_agrees)),
            Needs<ReplyRecordTests>(nameof(ReplyRecordTests.A_receipt_is_nobodys_word_and_asks_for_none))),
        new("Microsoft's clock and ours differ", Docs + "11068", Here<GraphLimitTests>(nameof(GraphLimitTests.Microsofts_clock_may_be_wrong)),
            Needs<SentCopyTests>(nameof(SentCopyTests.A_sheet_that_is_sent_at_once_is_found_though_Microsofts_clock_is_behind_ours))),
        new("Headers of a mail in Sent Items: \"\" with success", OfficeJs + "6796", Here<WebMailTests>(nameof(WebMailTests.Headers_are_empty_for_sent_mail_as_Office_gives_them)),
            Nothing("the pane finds the reference in subject and text and asks for no headers")),

        // Office.js
        new("A result has status, value or error with name and code, and asyncContext", "https://learn.microsoft.com/javascript/api/office/office.asyncresult", Office("a result has Office's shape: status, value or error with name and code, and the caller's own context"),
            Needs("tests/EndToEnd/main-job.spec.ts", "case 1: typed into the pane, sent, answered by both bodies as usual, and 협의완료 without a reload")),
        new("Limits: 1,000,000 characters of body, 255 of subject, 100 recipients a call, 255 of a file's name", Addins + "limits-for-activation-and-javascript-api-for-outlook-add-ins", Office("limits: 255 characters of subject, a million of body, 100 recipients a call, a file's name"),
            Nothing("a subject is cut to 255 characters by the sheet rules, and a sheet never comes near the others")),
        new("At most three calls at once on the web and in the new Outlook", Addins + "limits-for-activation-and-javascript-api-for-outlook-add-ins", Office("at most three calls at once in Outlook on the web and the new one, any number in the classic one: ${host}"),
            Heeds("addin/src/outlook/compose.test.ts", "waits while three others run")),
        new("HTML into a plain text body: InvalidFormatError", OfficeApi + "office.body", Office("HTML into a plain text body fails with InvalidFormatError"),
            Heeds("tests/EndToEnd/outlooks.spec.ts", "a plain text mail is left as it is, and the officer reads what to do")),
        new("getAsync gives resolved recipients; unresolved ones block sending on the web", OfficeApi + "office.recipients", Office("unresolved recipients are not given, and on the web the mail is not sent"),
            Nothing("the pane adds to the recipients; only undoing a fill sets them, and Office has no other way to take one out")),
        new("Attachment ids are an index in classic Outlook and on the Mac", OfficeApi + "office.attachmentdetailscompose", Office("attachments are called by their place in classic Outlook and on the Mac: ${host}"),
            Heeds("tests/EndToEnd/outlooks.spec.ts", "a sheet that was filled twice arrives once, word for word, beside the officer's own file: ${host}")),
        new("Attachment ids last on the web", OfficeApi + "office.attachmentdetailscompose", Office("attachments keep their ids in Outlook on the web"),
            Nothing("the pane asks for the list each time, as classic Outlook and the Mac want it")),
        new("Mac: the callback of setAsync comes before the body has changed; getAsync gives the whole document", OfficeJs + "5983", Office("on the Mac the callback of setAsync comes before the body has changed"),
            Heeds("tests/EndToEnd/outlooks.spec.ts", "a sheet that was filled twice arrives once, word for word, beside the officer's own file: ${host}")),
        new("Mac: files that are added together vanish", OfficeJs + "5616", Office("on the Mac files that are added together vanish"),
            Nothing("the pane adds one file after the other, each call waiting for the one before")),
        new("Host name, platform and requirement sets of each Outlook", "https://learn.microsoft.com/javascript/api/requirement-sets/outlook/outlook-api-requirement-sets", Office("each Outlook says which it is and what it knows"),
            Heeds("addin/src/launch/launch.test.ts", "calls that fail, or that the host doesn't have, never hold a mail back")),
        new("On a phone the pane is for reading, with 1.5", Addins + "outlook-mobile-apis", Office("on a phone the pane opens for reading alone, and newer calls fail"),
            Heeds("tests/EndToEnd/outlooks.spec.ts", "on a phone the pane shows how the consultation in the open mail stands")),
        new("getAllInternetHeadersAsync gives the raw header", Addins + "internet-headers", Office("headers of received mail are given raw and folded"),
            Nothing("the pane finds the reference in subject and text and asks for no headers")),
        new("A body is rewritten: classes stripped, divs unwrapped, x_ when quoted, MsoNormal in classic, anchors lost on the Mac", OfficeJs + "5296", Office("a body is rewritten as each Outlook rewrites it, when an add-in writes it and when it is sent"),
            Heeds("tests/EndToEnd/outlooks.spec.ts", "a sheet that was filled twice arrives once, word for word, beside the officer's own file: ${host}")),

        // A second client
        new("Microsoft's JavaScript client: draft, send, sent copy", "https://github.com/microsoftgraph/msgraph-sdk-javascript", Client("Microsoft's JavaScript client makes a draft of MIME, sends it and finds the sent copy by the same id"),
            Nothing("a second opinion on the stand-in")),
        new("Microsoft's JavaScript client: delta, next links, @removed", "https://github.com/microsoftgraph/msgraph-sdk-javascript", Client("Microsoft's JavaScript client follows a folder by delta and reads what came whole"),
            Nothing("a second opinion on the stand-in")),
        new("Microsoft's JavaScript client: subscriptions and errors", "https://github.com/microsoftgraph/msgraph-sdk-javascript", Client("Microsoft's JavaScript client subscribes, is notified, renews and ends it; errors come as its own"),
            Nothing("a second opinion on the stand-in")),
    ];

    private static TestName Office(string title) => new(null, "tests/EndToEnd/office-host.spec.ts", title);

    private static TestName Client(string title) => new(null, "tests/EndToEnd/graph-client.spec.ts", title);

    private static TestName Here<T>(string method) => new(typeof(T), null, method);

    private static Reliance Needs<T>(string method) => new(RelianceKind.Needed, Here<T>(method), null);

    private static Reliance Needs(string file, string title) => new(RelianceKind.Needed, new(null, file, title), null);

    private static Reliance Heeds<T>(string method) => new(RelianceKind.Heeded, Here<T>(method), null);

    private static Reliance Heeds(string file, string title) => new(RelianceKind.Heeded, new(null, file, title), null);

    private static Reliance Nothing(string why) => new(RelianceKind.None, null, why);
}
