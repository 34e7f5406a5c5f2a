import { styleNonce } from "./first.ts";
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "@mantine/core/styles.layer.css";
import "@mantine/spotlight/styles.layer.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/ui.css";
import "./styles/tables.css";
import "./styles/controls.css";
import "./styles/shell.css";
import "./styles/sections.css";
import "./styles/evidence.css";
import "./styles/pages.css";
import "./styles/verdicts.css";
import "./styles/receipts.css";
import "./styles/settings.css";
import "./styles/troubles.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createClient } from "./api/client.ts";
import { pickDoor } from "./api/door.ts";
import { App } from "./app.tsx";

const root = document.querySelector("#root");
if (!root) throw new Error("index.html has no element with the id root");
createRoot(root).render(
  <StrictMode>
    <App client={createClient(pickDoor())} styleNonce={styleNonce} />
  </StrictMode>,
);
