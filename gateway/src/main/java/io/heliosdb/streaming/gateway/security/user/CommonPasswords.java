package io.heliosdb.streaming.gateway.security.user;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Passwords that everybody tries first. Of the lists of leaked passwords, published each year as
 * "most common" (SecLists, Have I Been Pwned and others), hardly any entry is as long as ours must
 * be. So the words of those entries are kept, written down from memory, and a password is refused
 * that consists of nothing but such words, the user's and the product's name, years, repetitions
 * and rows of keys, whatever the case and with the usual digits in place of letters.
 */
final class CommonPasswords {
    /** Longer ones first where one begins like another: see {@link #reduced}. */
    private static final List<String> WORDS =
            """
            password passwort passwd passw pass contrasena motdepasse senha
            administrator administrador admin adm root superuser sysadmin sysop operator system
            user username guest test testing tester demo sample example default temporary temp
            letmein welcome login logon access master secret private public hello
            changeme change changethis thisis yourpassword your mypassword my the this is and not
            iloveyou loveyou love lovely princess princesa sunshine flower rainbow butterfly
            monkey dragon tiger eagle falcon lion bear wolf panther phoenix unicorn kitty
            football baseball basketball soccer hockey golf tennis liverpool chelsea arsenal
            barcelona yankees lakers cowboys steelers ferrari porsche mercedes mustang
            superman batman spiderman ironman pokemon pikachu starwars matrix jedi naruto
            michael jordan michelle jennifer jessica ashley daniel thomas robert charlie andrew
            anthony joshua matthew nicole amanda george maggie ginger buster harley hunter
            shadow ranger killer ninja samurai trustno whatever nothing freedom computer internet
            samsung google facebook microsoft windows linux oracle postgres mysql kafka server
            database security secure correcthorsebatterystaple summer winter spring autumn
            january february march april may june july august september october november december
            monday friday sunday cheese cookie chocolate banana orange pepper purple silver golden
            qwertyuiop qwertyuio qwertyui qwerty qwert qwer qwe asdfghjkl asdfgh asdf asd zxcvbnm
            zxcvbn zxcv zxc azerty qwertz abcdefghijklmnopqrstuvwxyz abcdefghij abcdefgh abcdef
            abcde abcd abc xyz oneqazwsxedc qazwsxedc qazwsx qaz wsx edc onetwothree
            1q2w3e4r5t6y 1q2w3e4r5t 1q2w3e4r 1q2w3e 1q2w 1qaz 2wsx 3edc 4rfv zaq1 xsw2 q1w2e3r4
            heliosdb helios streaming stream
            """
                    .lines()
                    .flatMap(line -> List.of(line.strip().split(" ")).stream())
                    .sorted((a, b) -> b.length() - a.length())
                    .toList();

    private static final Set<String> KNOWN = WORDS.stream().collect(Collectors.toSet());

    /** Digits and signs that stand for letters. */
    private static final String SIGNS = "013457@$!";

    private static final String LETTERS = "oieastasi";

    private static final int LONGEST = WORDS.stream().mapToInt(String::length).max().orElseThrow();

    private CommonPasswords() {}

    /** Whether a password is made of nothing that would have to be guessed. */
    static boolean contain(final String userName, final CharSequence password) {
        final String lower = password.toString().toLowerCase(Locale.ROOT);
        return isReducible(userName, lower) || isReducible(userName, letters(lower));
    }

    /** Whether words cover the text but for fewer signs than make a password of their own. */
    private static boolean isReducible(final String userName, final String text) {
        return reduced(userName, text) < 4;
    }

    /** Fewest letters that no known word covers, of all ways to cut the text into words. */
    private static int reduced(final String userName, final String text) {
        final String name = userName.toLowerCase(Locale.ROOT);
        final int[] rest = new int[text.length() + 1];
        for (int end = 1; end <= text.length(); end++) {
            rest[end] = rest[end - 1] + (Character.isLetter(text.charAt(end - 1)) ? 1 : 0);
            if (isRowOfDigits(text, end)) {
                rest[end] = Math.min(rest[end], rest[end - 1]);
            }
            final int longest = Math.max(LONGEST, name.length());
            for (int start = Math.max(0, end - longest); start < end; start++) {
                final String word = text.substring(start, end);
                if (word.length() > 1 && (KNOWN.contains(word) || word.equals(name))) {
                    rest[end] = Math.min(rest[end], rest[start]);
                }
            }
        }
        return rest[text.length()] + freeDigits(text);
    }

    private static boolean isRowOfDigits(final String text, final int end) {
        return !Character.isLetter(text.charAt(end - 1));
    }

    /** Digits beyond those of a year, a date or a row: a long number of one's own is a secret. */
    private static int freeDigits(final String text) {
        int free = 0;
        for (int i = 2; i < text.length(); i++) {
            final int step = text.charAt(i) - text.charAt(i - 1);
            final int before = text.charAt(i - 1) - text.charAt(i - 2);
            if (Character.isDigit(text.charAt(i)) && step != before) {
                free++;
            }
        }
        return Math.max(0, free - 8);
    }

    private static String letters(final String text) {
        final StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            final int sign = SIGNS.indexOf(text.charAt(i));
            letters.append(sign < 0 ? text.charAt(i) : LETTERS.charAt(sign));
        }
        return letters.toString();
    }
}
