using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConsultAddin.Server.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Mailboxes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_mails_MailHash",
                table: "mails");

            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    Mailbox = table.Column<string>(type: "text", nullable: false),
                    ConversationId = table.Column<string>(type: "text", nullable: false),
                    ConsultationId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations", x => new { x.Mailbox, x.ConversationId, x.ConsultationId });
                    table.ForeignKey(
                        name: "FK_conversations_consultations_ConsultationId",
                        column: x => x.ConsultationId,
                        principalTable: "consultations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "known_messages",
                columns: table => new
                {
                    MessageId = table.Column<string>(type: "text", nullable: false),
                    ConsultationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_messages", x => new { x.MessageId, x.ConsultationId });
                    table.ForeignKey(
                        name: "FK_known_messages_consultations_ConsultationId",
                        column: x => x.ConsultationId,
                        principalTable: "consultations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mail_copies",
                columns: table => new
                {
                    Mailbox = table.Column<string>(type: "text", nullable: false),
                    GraphId = table.Column<string>(type: "text", nullable: false),
                    MailId = table.Column<Guid>(type: "uuid", nullable: false),
                    Folder = table.Column<string>(type: "text", nullable: false),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    ConversationId = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_copies", x => new { x.Mailbox, x.GraphId });
                    table.ForeignKey(
                        name: "FK_mail_copies_mails_MailId",
                        column: x => x.MailId,
                        principalTable: "mails",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConsultationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Step = table.Column<string>(type: "text", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: true),
                    To = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    References = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    GraphId = table.Column<string>(type: "text", nullable: true),
                    MessageId = table.Column<string>(type: "text", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextTryAt = table.Column<long>(type: "bigint", nullable: false),
                    SentAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.Id);
                    table.ForeignKey(
                        name: "FK_outbox_consultations_ConsultationId",
                        column: x => x.ConsultationId,
                        principalTable: "consultations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "parked_mails",
                columns: table => new
                {
                    Mailbox = table.Column<string>(type: "text", nullable: false),
                    GraphId = table.Column<string>(type: "text", nullable: false),
                    Folder = table.Column<string>(type: "text", nullable: false),
                    OnlyIfOurs = table.Column<bool>(type: "boolean", nullable: false),
                    SeenAt = table.Column<long>(type: "bigint", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextTryAt = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parked_mails", x => new { x.Mailbox, x.GraphId });
                });

            migrationBuilder.CreateTable(
                name: "subscriptions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    Mailbox = table.Column<string>(type: "text", nullable: false),
                    ClientState = table.Column<string>(type: "text", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subscriptions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "watched_folders",
                columns: table => new
                {
                    Mailbox = table.Column<string>(type: "text", nullable: false),
                    Folder = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: true),
                    DeltaLink = table.Column<string>(type: "text", nullable: true),
                    Marked = table.Column<long>(type: "bigint", nullable: false),
                    Begun = table.Column<long>(type: "bigint", nullable: false),
                    Drained = table.Column<long>(type: "bigint", nullable: false),
                    ReadAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_watched_folders", x => new { x.Mailbox, x.Folder });
                });

            migrationBuilder.CreateTable(
                name: "watches",
                columns: table => new
                {
                    ConsultationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Mailbox = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_watches", x => new { x.ConsultationId, x.Mailbox });
                    table.ForeignKey(
                        name: "FK_watches_consultations_ConsultationId",
                        column: x => x.ConsultationId,
                        principalTable: "consultations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_mails_MailHash",
                table: "mails",
                column: "MailHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_conversations_ConsultationId",
                table: "conversations",
                column: "ConsultationId");

            migrationBuilder.CreateIndex(
                name: "IX_known_messages_ConsultationId",
                table: "known_messages",
                column: "ConsultationId");

            migrationBuilder.CreateIndex(
                name: "IX_mail_copies_MailId",
                table: "mail_copies",
                column: "MailId");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_ConsultationId_Kind_Step",
                table: "outbox",
                columns: new[] { "ConsultationId", "Kind", "Step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_MessageId",
                table: "outbox",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_State_NextTryAt",
                table: "outbox",
                columns: new[] { "State", "NextTryAt" });

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_Mailbox",
                table: "subscriptions",
                column: "Mailbox",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_watches_Mailbox",
                table: "watches",
                column: "Mailbox");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "conversations");

            migrationBuilder.DropTable(
                name: "known_messages");

            migrationBuilder.DropTable(
                name: "mail_copies");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "parked_mails");

            migrationBuilder.DropTable(
                name: "subscriptions");

            migrationBuilder.DropTable(
                name: "watched_folders");

            migrationBuilder.DropTable(
                name: "watches");

            migrationBuilder.DropIndex(
                name: "IX_mails_MailHash",
                table: "mails");

            migrationBuilder.CreateIndex(
                name: "IX_mails_MailHash",
                table: "mails",
                column: "MailHash");
        }
    }
}
