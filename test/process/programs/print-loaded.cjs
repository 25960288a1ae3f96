/** Says at the end which files the process loaded. */
process.on('exit', () => {
  for (const file of Object.keys(require.cache)) process.stderr.write(`loaded ${file}\n`);
});
