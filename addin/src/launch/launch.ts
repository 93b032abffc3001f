Office.actions.associate("onMessageSend", (event: Office.AddinCommands.Event) =>
  event.completed({ allowEvent: true }),
);
