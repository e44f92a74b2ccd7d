/**
 * Files from outside: where they come from, how they are fetched and checked, and what reads their
 * formats. Read {@link labs.files.DataStore}, which finds a file, then Download, which fetches one
 * that is missing. Each reader of a format stands alone and trusts nothing of its file.
 */
package labs.files;
