import type { components } from "./schema.d.ts";

type Schemas = components["schemas"];

/** The API's answers under the names the pane uses. */
export type Me = Schemas["WhoAmIResponse"];
export type Settings = Schemas["ShowSettingsResponse"];
export type CheckResult = Schemas["CheckSheetResponse"];
export type MessageCheck = Schemas["CheckSheetMessageCheck"];
export type FillResult = Schemas["FillSheetResponse"];
export type Preview = Schemas["PreviewSheetResponse"];
export type ListItem = Schemas["ListConsultationsItem"];
export type ConsultationView = Schemas["ConsultationView"];
export type BodyView = Schemas["BodyView"];
export type ChangeView = Schemas["ChangeView"];
export type MailView = Schemas["MailView"];
export type ListName = keyof Schemas["ListsView"];
export type SheetFormat = Schemas["SheetFormat"];
export type TemplateList = Schemas["ListTemplatesResponse"];
export type TemplateVersion = Schemas["TemplateVersion"];
export type TemplateCheck = Schemas["CheckTemplateResponse"];
export type ReadDocument = Schemas["ReadSheetResponse"];
export type Decision = Schemas["Decision"];
export type Reviews = Schemas["ListReviewsResponse"];
export type ReviewItem = Schemas["ListReviewsItem"];
export type WaitingMail = Schemas["ListReviewsWaitingMail"];
export type RuleOnMail = Schemas["RuleOnMailRequest"];
export type OpinionBox = Schemas["OpinionBox"];
