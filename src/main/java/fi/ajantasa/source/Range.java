package fi.ajantasa.source;

/**
 * A part of a proven file that starts at a record and ends after one.
 *
 * @param file index of the file in the proof
 * @param start first byte, from the start of the file
 * @param end first byte after the range
 * @param firstRow row number of its first record
 * @param firstLine line number of its first record
 * @param crc CRC-32C of its bytes
 */
public record Range(int file, long start, long end, long firstRow, long firstLine, int crc) {}
