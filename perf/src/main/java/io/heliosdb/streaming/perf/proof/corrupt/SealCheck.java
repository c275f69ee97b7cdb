package io.heliosdb.streaming.perf.proof.corrupt;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.seal.DataKey;
import io.heliosdb.streaming.codecs.seal.Opener;
import io.heliosdb.streaming.codecs.seal.Sealer;
import io.heliosdb.streaming.perf.proof.campaign.CampaignRun;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.SplittableRandom;

/** The cipher below everything sealed: no nonce twice, nothing opened in another's place. */
final class SealCheck {
    private static final int FRAMES = 40;
    private static final int FRAME_BYTES = 64;
    private static final int NONCE_BYTES = 12;
    private static final int ASSOCIATED_BYTES = 8;
    private static final int SEALED_BYTES = FRAME_BYTES + Sealer.OVERHEAD_BYTES;

    private final CampaignRun run;
    private final long seed;
    private final Arena arena;
    private final Opener opener;

    private SealCheck(
            final CampaignRun run, final long seed, final Arena arena, final Opener opener) {
        this.run = run;
        this.seed = seed;
        this.arena = arena;
        this.opener = opener;
    }

    /** Seals frames and tries to open them as they are, at other places, and damaged. */
    static void run(final CampaignRun run, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        try (DataKey key = DataKey.create(random::nextBytes);
                Arena arena = Arena.open(new Ledger(Long.MAX_VALUE), "seal", "proof", 1 << 12)) {
            final Sealer sealer = key.sealer();
            final SealCheck check = new SealCheck(run, seed, arena, key.opener());
            final Set<String> nonces = new HashSet<>();
            for (int frame = 0; frame < FRAMES; frame++) {
                check.frame(sealer, frame, nonces);
            }
        }
        run.count("frames sealed", FRAMES);
    }

    private void frame(final Sealer sealer, final int frame, final Set<String> nonces) {
        for (int i = 0; i < FRAME_BYTES; i++) {
            Memory.putByte(plain() + i, (byte) (frame + i));
        }
        Memory.putLong(associated(), frame);
        sealer.seal(plain(), FRAME_BYTES, sealed(), 7, associated(), ASSOCIATED_BYTES);
        final byte[] nonce = new byte[NONCE_BYTES];
        Memory.copyToArray(sealed(), nonce, 0, NONCE_BYTES);
        if (!nonces.add(HexFormat.of().formatHex(nonce))) {
            run.violation(seed, "a nonce came twice with one key, at frame " + frame);
        }
        if (!opens() || Memory.getByte(opened()) != (byte) frame) {
            run.violation(seed, "frame " + frame + " does not open to what was sealed");
        }
        Memory.putLong(associated(), frame + 1L);
        if (opens()) {
            run.violation(seed, "frame " + frame + " opens at another place");
        }
        Memory.putLong(associated(), frame);
        final long damaged = sealed() + (frame * 31L) % SEALED_BYTES;
        Memory.putByte(damaged, (byte) (Memory.getByte(damaged) ^ 1));
        if (opens()) {
            run.violation(seed, "frame " + frame + " opens though it is damaged");
        }
    }

    private boolean opens() {
        try {
            opener.open(sealed(), SEALED_BYTES, opened(), associated(), ASSOCIATED_BYTES);
            return true;
        } catch (final HeliosException refused) {
            return false;
        }
    }

    private long plain() {
        return arena.address();
    }

    private long sealed() {
        return arena.address() + 1_024;
    }

    private long opened() {
        return arena.address() + 2_048;
    }

    private long associated() {
        return arena.address() + 3_072;
    }
}
