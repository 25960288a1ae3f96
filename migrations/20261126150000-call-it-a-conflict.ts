/** A row that is not as it was read was changed by somebody quicker: that is a conflict, and whoever wrote tries again. */
export const up = `
CREATE OR REPLACE FUNCTION demand(holds boolean, message text) RETURNS boolean LANGUAGE plpgsql AS $body$
BEGIN
  IF holds IS NOT TRUE THEN RAISE EXCEPTION '%', message USING ERRCODE = 'serialization_failure'; END IF;
  RETURN true;
END
$body$;
`;
