/** Lets this browser be told of news, where it can be and its person wants it. */

const panel = document.querySelector("[data-tisep-push]");

const keyOf = (text) => {
  const base64 = text.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
};

const send = (method, subscription) =>
  fetch(panel.dataset.tisepPushTo, {
    method,
    headers: {
      "Content-Type": "application/json",
      "X-CSRFToken": panel.querySelector("[name=csrfmiddlewaretoken]").value,
    },
    body: JSON.stringify(subscription),
  }).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
  });

const show = (isOn) => {
  panel.querySelector("[data-tisep-push-on]").hidden = isOn;
  panel.querySelector("[data-tisep-push-off]").hidden = !isOn;
};

const trying = (act, said) => async () => {
  const line = panel.querySelector("[data-tisep-push-said]");
  try {
    await act();
    line.textContent = line.dataset[said];
  } catch {
    line.textContent = line.dataset.failed;
  }
};

const begin = async () => {
  const worker = await navigator.serviceWorker.register(panel.dataset.tisepPushWorker);
  const manager = worker.pushManager;
  show(Boolean(await manager.getSubscription()));
  panel.hidden = false;
  const on = async () => {
    const options = { userVisibleOnly: true, applicationServerKey: keyOf(panel.dataset.tisepPush) };
    await send("POST", await manager.subscribe(options));
    show(true);
  };
  const off = async () => {
    const subscription = await manager.getSubscription();
    await send("DELETE", subscription);
    await subscription.unsubscribe();
    show(false);
  };
  panel.querySelector("[data-tisep-push-on]").addEventListener("click", trying(on, "on"));
  panel.querySelector("[data-tisep-push-off]").addEventListener("click", trying(off, "off"));
};

if (panel && "serviceWorker" in navigator && "PushManager" in window) begin();
