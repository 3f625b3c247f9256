#include "engine/natural.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace racecourse::engine {
namespace {

constexpr std::uint32_t kBase = 1'000'000'000;
constexpr std::size_t kDigits = 9;
constexpr std::size_t kLeadingLimbs = 4;  // 28 digits and more, over the 16 that a double tells apart

}  // namespace

Natural::Natural(std::uint64_t value) {
  for (; value > 0; value /= kBase) limbs_.push_back(static_cast<std::uint32_t>(value % kBase));
}

Natural& Natural::operator+=(const Natural& other) {
  const std::size_t size = std::max(limbs_.size(), other.limbs_.size());
  limbs_.resize(size);
  std::uint32_t carry = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint32_t sum = limbs_[i] + (i < other.limbs_.size() ? other.limbs_[i] : 0) + carry;
    carry = sum >= kBase ? 1 : 0;
    limbs_[i] = sum - carry * kBase;
  }
  if (carry > 0) limbs_.push_back(carry);
  return *this;
}

std::strong_ordering Natural::operator<=>(const Natural& other) const {
  if (limbs_.size() != other.limbs_.size()) return limbs_.size() <=> other.limbs_.size();
  return std::lexicographical_compare_three_way(limbs_.rbegin(), limbs_.rend(), other.limbs_.rbegin(),
                                                other.limbs_.rend());
}

std::string Natural::text() const {
  if (zero()) return "0";
  std::string out = std::to_string(limbs_.back());
  for (auto limb = limbs_.rbegin() + 1; limb != limbs_.rend(); ++limb) {
    const std::string digits = std::to_string(*limb);
    out.append(kDigits - digits.size(), '0').append(digits);
  }
  return out;
}

Natural::Leading Natural::leading() const {
  const std::size_t used = std::min(limbs_.size(), kLeadingLimbs);
  double mantissa = 0;
  for (std::size_t i = 0; i < used; ++i) mantissa = mantissa * kBase + limbs_[limbs_.size() - 1 - i];
  return {mantissa, static_cast<std::ptrdiff_t>(limbs_.size() - used)};
}

double ratio(const Natural& part, const Natural& whole) {
  assert(!whole.zero());
  if (part.zero()) return 0;
  const Natural::Leading above = part.leading();
  const Natural::Leading below = whole.leading();
  const auto limbs = static_cast<double>(above.exponent - below.exponent);
  return above.mantissa / below.mantissa * std::pow(static_cast<double>(kBase), limbs);
}

}  // namespace racecourse::engine
