import { render } from "preact";
import "../pane/pane.css";

const host = document.getElementById("page");
if (host) render(<h1>120 사전협의</h1>, host);
