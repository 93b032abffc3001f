import { render } from "preact";
import "./pane.css";

const host = document.getElementById("pane");
if (host) render(<h1>120 사전협의</h1>, host);
