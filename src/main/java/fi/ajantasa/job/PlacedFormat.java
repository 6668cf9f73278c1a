package fi.ajantasa.job;

import java.util.Map;

/** A format without column names of its own: the job file says where in a record each column stands. */
public sealed interface PlacedFormat extends FileFormat
        permits CellFormat, FixedFormat, XmlFormat, JsonFormat, ReadingsFormat, XlsxFormat {
    /** Column name to place, in the order of the job file. */
    Map<String, Place> columns();
}
