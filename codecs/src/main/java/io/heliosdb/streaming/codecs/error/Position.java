package io.heliosdb.streaming.codecs.error;

/**
 * A place in a text: a script or an input file.
 *
 * @param file name of the text, or the empty string for text that has none (a shell's line)
 * @param line line number from 1; 64 bits because input files can be long
 * @param column column in characters from 1, or 0 when only the line is known
 */
public record Position(String file, long line, int column) {
    @Override
    public String toString() {
        final String place = column > 0 ? "line " + line + ", column " + column : "line " + line;
        return file.isEmpty() ? place : file + ", " + place;
    }
}
