package io.heliosdb.streaming.codecs.memory;

/**
 * Sizes of a {@link PagePool}.
 *
 * @param pageBytes bytes of an ordinary page, a multiple of 64
 * @param pageCount number of ordinary pages
 * @param jumboBytes bytes of a jumbo page, a multiple of 4096: the longest row that is accepted
 * @param jumboCount number of jumbo pages; 0 refuses every row longer than a page
 */
public record PageSizes(int pageBytes, int pageCount, int jumboBytes, int jumboCount) {
    /**
     * One mebibyte of 64 KiB pages, about a core's second-level cache, and four jumbo pages of 16
     * MiB.
     */
    public static final PageSizes DEFAULT = new PageSizes(64 << 10, 16, 16 << 20, 4);

    public PageSizes {
        if (pageBytes <= 0 || pageBytes % 64 != 0 || pageCount <= 0) {
            throw new IllegalArgumentException(
                    "pages: " + pageCount + " of " + pageBytes + " bytes");
        }
        if (jumboCount < 0
                || jumboBytes % 4096 != 0
                || (jumboCount > 0 && jumboBytes <= pageBytes)) {
            throw new IllegalArgumentException(
                    "jumbo pages: " + jumboCount + " of " + jumboBytes + " bytes");
        }
    }

    /** Pages without jumbo pages. */
    public static PageSizes of(final int pageBytes, final int pageCount) {
        return new PageSizes(pageBytes, pageCount, 0, 0);
    }
}
