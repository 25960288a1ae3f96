/** What a statement must have done it demands itself: COMMIT travels right behind it, before anybody could look at its outcome. */
export const up = `
CREATE FUNCTION demand(holds boolean, message text) RETURNS boolean LANGUAGE plpgsql AS $body$
BEGIN
  IF holds IS NOT TRUE THEN RAISE EXCEPTION '%', message USING ERRCODE = 'assert_failure'; END IF;
  RETURN true;
END
$body$;
`;
