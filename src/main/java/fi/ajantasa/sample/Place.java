package fi.ajantasa.sample;

/** A municipality, with its post office's names and the range of its postcodes. */
record Place(
        String code,
        String finnish,
        String swedish,
        int firstPostcode,
        int lastPostcode,
        int weight,
        int swedishPercent) {
    static Place from(String line) {
        String[] cells = line.split(";", -1);
        return new Place(
                cells[0],
                cells[1],
                cells[2],
                Integer.parseInt(cells[3]),
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]),
                Integer.parseInt(cells[6]));
    }

    boolean isBilingual() {
        return swedishPercent > 0;
    }
}
