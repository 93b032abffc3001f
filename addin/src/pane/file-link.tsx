import { useEffect, useState } from "preact/hooks";

/** A file that the API made, to be saved from the pane. */
export function FileLink({
  file,
  label,
}: {
  file: { name: string; contentType: string; base64: string };
  label: string;
}) {
  const [address, setAddress] = useState("");
  useEffect(() => {
    const bytes = Uint8Array.from(atob(file.base64), (unit) => unit.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: file.contentType }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <p>
      <a href={address} download={file.name}>
        {label}
      </a>
    </p>
  );
}
