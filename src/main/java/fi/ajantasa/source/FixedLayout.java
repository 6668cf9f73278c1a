package fi.ajantasa.source;

import fi.ajantasa.job.FixedFormat;
import fi.ajantasa.job.Spot;
import java.nio.charset.Charset;
import java.util.Map;

/** Records of one length. */
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
        if (length != format.length()) {
            throw new BadFileException(
                    length < format.length() ? "record-too-short" : "record-too-long",
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
        if (!(spot instanceof Spot.Positions at) || at.from() > record.length()) {
            return "";
        }
        return record.substring(at.from() - 1, Math.min(at.to(), record.length()));
    }
}
