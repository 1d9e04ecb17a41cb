/** A fourth of the figures keep the public contract (tests/support/contract.ts). */
import { testContract } from '../../support/contract.ts';

testContract(1, 4);
