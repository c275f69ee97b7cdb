package io.heliosdb.streaming.codecs.text;

/**
 * How values are spelled.
 *
 * @param plainDecimals whether decimals keep all digits of their scale; otherwise they lose
 *     trailing zeros and may have an exponent
 * @param fullFractions whether fractions of seconds keep all digits of their type; otherwise they
 *     lose trailing zeros
 * @param timestampSeparator between date and time
 */
public record ValueStyle(boolean plainDecimals, boolean fullFractions, char timestampSeparator) {}
