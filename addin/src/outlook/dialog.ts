import { Problem } from "../api/problem.ts";

/** True when the host can open a dialog. */
export const supportsDialog = () => Office.context.requirements.isSetSupported("DialogApi", "1.1");

/** Office's codes: the person closed the dialog; another one is open already; the browser blocks it or they declined. */
const CLOSED = 12_006;
const OPEN = 12_007;
const DECLINED = 12_009;

/** Nobody needs longer to sign in; a host that never says that its dialog was closed must not leave the pane waiting. */
const LIMIT = 5 * 60_000;

/**
 * Opens a page of our own site in an Office dialog and waits for the one message that it sends. Only ever from a click.
 * @param path From the site's root.
 * @throws Problem when the dialog can't be opened, is closed, or says nothing for five minutes.
 */
export function askInDialog(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const address = location.origin + path;
    Office.context.ui.displayDialogAsync(
      address,
      { height: 60, width: 30, displayInIframe: false },
      (result) => {
        if (String(result.status) !== "succeeded") {
          const { code } = result.error;
          reject(
            new Problem(
              code === DECLINED ? "error.popup" : code === OPEN ? "error.signInOpen" : "error.signIn",
            ),
          );
          return;
        }
        const dialog = result.value;
        const end = (outcome: () => void) => {
          clearTimeout(timer);
          outcome();
        };
        const timer = setTimeout(() => {
          dialog.close();
          reject(new Problem("error.signInClosed"));
        }, LIMIT);
        dialog.addEventHandler(Office.EventType.DialogMessageReceived, (event) =>
          end(() => {
            dialog.close();
            // Hosts that tell say where a message comes from; ours comes from our own page.
            if ("message" in event && (event.origin === undefined || event.origin === location.origin))
              resolve(event.message);
            else reject(new Problem("error.signIn"));
          }),
        );
        dialog.addEventHandler(Office.EventType.DialogEventReceived, (event) =>
          end(() =>
            reject(
              new Problem("error" in event && event.error === CLOSED ? "error.signInClosed" : "error.signIn"),
            ),
          ),
        );
      },
    );
  });
}

/** From inside a dialog: one message to the pane that opened it, and to no page of another site. */
export async function tellPane(message: string) {
  await Office.onReady();
  Office.context.ui.messageParent(message, { targetOrigin: location.origin });
}
