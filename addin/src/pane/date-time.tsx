import { useState } from "preact/hooks";
import { fromField, toField } from "../sheet/seoul.ts";

interface Props {
  /** ISO UTC; null for none. */
  value: string | null;
  change: (value: string | null) => void;
  onBlur?: () => void;
  id?: string;
  required?: boolean;
}

/**
 * A date and time in Seoul. What is being typed stands as it is while it means the given instant, so that a year that is
 * only half there is neither an instant long past nor taken away from under the cursor.
 */
export function DateTime({ value, change, ...control }: Props) {
  const [typed, setTyped] = useState(() => toField(value));
  return (
    <input
      {...control}
      type="datetime-local"
      // Bounds of four digits let a browser go on to the month by itself.
      min="2000-01-01T00:00"
      max="2099-12-31T23:59"
      value={fromField(typed) === value ? typed : toField(value)}
      onInput={(event) => {
        setTyped(event.currentTarget.value);
        change(fromField(event.currentTarget.value));
      }}
    />
  );
}
