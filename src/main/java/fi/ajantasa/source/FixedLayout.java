package fi.ajantasa.source;

import fi.ajantasa.job.FixedFormat;
import fi.ajantasa.job.Spot;
import java.nio.charset.Charset;
import java.util.Map;

/** Records of one length, or a head of one length with groups behind it. */
final class FixedLayout implements LineLayout {
    private final FixedFormat format;
    private String record = "";

    FixedLayout(FixedFormat format) {
        this.format = format;
    }

    @Override
    public FixedFormat format() {
        return format;
    }

    @Override
    public Charset charset() {
        return format.charset();
    }

    @Override
    public boolean fits(String text) {
        return text.length() == format.length() && isShaped(text);
    }

    @Override
    public boolean isShaped(String text) {
        return format.shape() == null || format.shape().matcher(text).matches();
    }

    @Override
    public void takeApart(Lines lines) throws BadFileException {
        takeEdgeApart(lines);
        int length = record.length();
        boolean tooLong = length > format.length() && format.groups() == null;
        if (length < format.length() || tooLong) {
            throw new BadFileException(
                    tooLong ? "record-too-long" : "record-too-short",
                    "line " + lines.line() + " has " + length + " characters",
                    format.length() + "");
        }
        if (lines.ended() && lines.end() != format.lineEnd()) {
            throw new BadFileException("line-end-differs", "line " + lines.line(), format.lineEnd() + " after each");
        }
        for (Map.Entry<Integer, String> constant : format.constants().entrySet()) {
            if (!record.startsWith(constant.getValue(), constant.getKey() - 1)) {
                throw new BadFileException(
                        "constant-differs",
                        "line " + lines.line() + ", position " + constant.getKey(),
                        constant.getValue() + " in every record");
            }
        }
    }

    @Override
    public void takeEdgeApart(Lines lines) {
        record = lines.text();
    }

    @Override
    public String piece(Spot spot) {
        return piece(record, spot);
    }

    /** The piece of a text at these positions; empty where the text does not reach. */
    static String piece(String text, Spot spot) {
        if (!(spot instanceof Spot.Positions at) || at.from() > text.length()) {
            return "";
        }
        return text.substring(at.from() - 1, Math.min(at.to(), text.length()));
    }
}
