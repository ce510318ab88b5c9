/** Words of a person: in serif, in their own direction, coverable. */
export const Voice = ({ text, inline }: { text: string; inline?: boolean }) =>
  inline ? (
    <bdi class="voice">{text}</bdi>
  ) : (
    <p class="voice" dir="auto">
      {text}
    </p>
  );
