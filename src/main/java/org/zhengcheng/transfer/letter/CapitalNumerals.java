package org.zhengcheng.transfer.letter;

/** Numbers in the capital numerals of Chinese documents (大写), which cannot be altered by a stroke. */
final class CapitalNumerals {

    private static final String[] DIGITS = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};

    private CapitalNumerals() {}

    /** Digit by digit, other signs as they are: 0107 is 零壹零柒. */
    static String digits(String number) {
        StringBuilder written = new StringBuilder();
        number.chars()
                .forEach(sign ->
                        written.append(sign >= '0' && sign <= '9' ? DIGITS[sign - '0'] : String.valueOf((char) sign)));
        return written.toString();
    }

    /** A count of 1 to 99: 30 is 叁拾, 15 is 壹拾伍. */
    static String count(int number) {
        if (number < 1 || number > 99) {
            throw new IllegalArgumentException("Not counted here: " + number);
        }
        String tens = number < 10 ? "" : DIGITS[number / 10] + "拾";
        return tens + (number % 10 == 0 ? "" : DIGITS[number % 10]);
    }
}
